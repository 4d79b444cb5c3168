import { isOverdue } from '../../../../data/model/is-overdue';
import { isRetired, REGISTRY_KINDS, type RegistryRecord, recordsOf } from '../../../../data/model/registry';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { json } from '../../json';
import { readQuery } from '../../read-input';
import { keptRegistry } from '../../registry-calls';
import { recordsQuery } from '../../registry-schemas';
import { recordKey } from '../../registry-users';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** What is kept, a page at a time, with the newest version of each; how many of each kind fit the same words. */
export const GET = handle('see', async ({ url, identity }) => {
  const { kind, q, retired, offset, limit } = readQuery(url, recordsQuery);
  const { registryDesk, now } = workbench();
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = recordsOf(keptRegistry(identity)).filter(
    (record) => (retired === 'all' || isRetired(record) === (retired === '1')) && says(record, words),
  );
  const wanted = kind ? fitting.filter((record) => record.kind === kind) : fitting;
  const secrets = await registryDesk.accountsWithSecret();
  const heads = registryDesk.heads();
  const items = wanted
    .sort(inOrder)
    .slice(offset, offset + limit)
    .map((record) => {
      const head = heads.get(recordKey(record));
      return {
        record,
        version: head?.version ?? 0,
        changedTs: head?.ts ?? 0,
        by: head?.by ?? '',
        ...(record.kind === 'station' || record.kind === 'gateway'
          ? { hasSecret: secrets.has(record.id) }
          : {}),
        ...(record.kind === 'enterprise' && isOverdue(record, now()) ? { overdue: true } : {}),
      };
    });
  const counts = Object.fromEntries(
    REGISTRY_KINDS.map((one) => [one, fitting.filter((record) => record.kind === one).length]),
  );
  return json({ items, total: wanted.length, counts });
});

/** Every word is part of what a person knows the record by. */
function says(record: RegistryRecord, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = textsOf(record).join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function textsOf(record: RegistryRecord): string[] {
  const { id, name } = record;
  const known = [id, name.zh, name.en];
  if (record.kind === 'enterprise')
    return [...known, record.address.zh, record.address.en, record.uscc ?? ''];
  if (record.kind === 'gateway') return known;
  return record.kind === 'collector'
    ? [...known, record.code, record.enterprise, record.workshop.zh, record.workshop.en]
    : [...known, record.enterprise];
}

function inOrder(a: RegistryRecord, b: RegistryRecord): number {
  return (
    REGISTRY_KINDS.indexOf(a.kind) - REGISTRY_KINDS.indexOf(b.kind) ||
    a.id.localeCompare(b.id, 'en', { numeric: true })
  );
}
