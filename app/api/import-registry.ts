import { isDeepStrictEqual } from 'node:util';
import type { Registry, RegistryKind, RegistryRecord } from '../../data/model/registry';
import type { Locale } from '../i18n/locale';
import type { Workbench } from '../workbench';
import { ProblemError, sentenceOf } from './problem';
import { type ImportLine, type LineFault, readImport } from './read-import';

const MAX_LINES = 50_000;

type Change = 'created' | 'updated' | 'unchanged';

export interface ImportAnswer {
  /** Lines that held anything. */
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly counts: Readonly<Record<RegistryKind, Readonly<Record<Change, number>>>>;
  readonly errors: readonly (Omit<LineFault, 'code'> & { readonly message: string })[];
  /** Secrets that were made here; told this once. */
  readonly secrets: readonly { readonly account: string; readonly secret: string }[];
}

/** Registers the good lines of an import and names the bad ones. The same import again changes nothing. */
export async function importRegistry(
  bench: Workbench,
  text: string,
  { by, locale }: { readonly by: string; readonly locale: Locale },
): Promise<ImportAnswer> {
  const registry = bench.registry();
  requireFewLines(text);
  const { lines, good, faults } = readImport(text, registry, bench.isSecretTaken);
  const counts = noCounts();
  for (const { record } of good) counts[record.kind][changeOf(registry, record)] += 1;
  const wanted = good.filter((line) => isNews(bench, registry, line));
  const secrets =
    wanted.length === 0
      ? []
      : await bench.importRegistry(
          wanted.map(({ record, secret }) => ({ record, ...(secret === undefined ? {} : { secret }) })),
          by,
        );
  const errors = faults.map(({ code, ...fault }) => {
    const { field, value, limit } = fault;
    return { ...fault, message: sentenceOf(locale, code, { field, value, limit }) };
  });
  return { lines, accepted: good.length, rejected: errors.length, counts, errors, secrets };
}

/** Every bad line is answered with a sentence, and stations wait meanwhile. */
function requireFewLines(text: string): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  if (lines <= MAX_LINES) return;
  throw new ProblemError(400, 'bad-field', { field: 'lines', value: lines, limit: `<= ${MAX_LINES}` });
}

/** A record that differs, or a secret that is not the account's own already: setting it would close its connections. */
function isNews(bench: Workbench, registry: Registry, { record, secret }: ImportLine): boolean {
  if (changeOf(registry, record) !== 'unchanged') return true;
  return secret !== undefined && bench.accountBySecret(secret) !== record.id;
}

function changeOf(registry: Registry, record: RegistryRecord): Change {
  const known = registeredAs(registry, record);
  if (!known) return 'created';
  return isDeepStrictEqual(known, record) ? 'unchanged' : 'updated';
}

function registeredAs(registry: Registry, { kind, id }: RegistryRecord): RegistryRecord | undefined {
  switch (kind) {
    case 'enterprise':
      return registry.enterprises.get(id);
    case 'collector':
      return registry.collectors.get(id);
    case 'station':
      return registry.stations.get(id);
    case 'gateway':
      return registry.gateways.get(id);
    case 'camera':
      return registry.cameras.get(id);
  }
}

function noCounts(): Record<RegistryKind, Record<Change, number>> {
  const none = () => ({ created: 0, updated: 0, unchanged: 0 });
  return { enterprise: none(), collector: none(), station: none(), gateway: none(), camera: none() };
}
