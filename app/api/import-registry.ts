import { isDeepStrictEqual } from 'node:util';
import type { Identity } from '../../data/model/person';
import {
  isRetired,
  type Registry,
  type RegistryKind,
  type RegistryRecord,
  recordIn,
} from '../../data/model/registry';
import type { Locale } from '../i18n/locale';
import type { Workbench } from '../workbench';
import { sentenceOf } from './problem';
import { type ImportLine, type LineFault, readImport, type SourceLine } from './read-import';

type Change = 'created' | 'updated' | 'unchanged';

export interface ImportAnswer {
  /** Lines that held anything. */
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly counts: Readonly<Record<RegistryKind, Readonly<Record<Change, number>>>>;
  readonly errors: readonly ImportError[];
  /** Secrets that were made here; told this once. */
  readonly secrets: readonly { readonly account: string; readonly secret: string }[];
}

export interface ImportError {
  readonly line: number;
  /** Of a workbook: the sheet, and the column where the fault has one. */
  readonly sheet?: string;
  readonly column?: string;
  readonly field: string;
  readonly value: string | number;
  readonly limit: string | number;
  readonly message: string;
}

export interface ImportOptions {
  readonly identity: Pick<Identity, 'name' | 'districts'>;
  readonly locale: Locale;
  readonly reason: string;
  /** Only checks. */
  readonly dry: boolean;
}

/** Registers the good lines of an import and names the bad ones. The same import again changes nothing. */
export async function importRegistry(
  bench: Workbench,
  sources: Iterable<SourceLine>,
  { identity, locale, reason, dry }: ImportOptions,
): Promise<ImportAnswer> {
  return bench.registryDesk.inTurn(async () => {
    const registry = bench.registryDesk.all();
    const { districts } = identity;
    const { isSecretTaken } = bench;
    const { lines, good, faults } = await readImport(sources, { registry, isSecretTaken, districts });
    const counts = noCounts();
    for (const { record } of good) counts[record.kind][changeOf(registry, record)] += 1;
    const wanted = dry ? [] : good.filter((line) => isNews(bench, registry, line));
    const secrets =
      wanted.length === 0
        ? []
        : await bench.importRegistry(
            wanted.map(({ record, secret }) => ({ record, ...(secret === undefined ? {} : { secret }) })),
            identity.name,
            reason,
          );
    const errors = faults.map((fault) => errorOf(fault, locale));
    return { lines, accepted: good.length, rejected: errors.length, counts, errors, secrets };
  });
}

function errorOf({ place, code, field, value, limit }: LineFault, locale: Locale): ImportError {
  const message = sentenceOf(locale, code, { field, value, limit });
  if (place.sheet === undefined) return { line: place.line, field, value, limit, message };
  const column = place.columnOf?.(field) ?? null;
  const where = `${place.sheet}!${column ?? ''}${place.line}`;
  return {
    line: place.line,
    sheet: place.sheet,
    ...(column === null ? {} : { column }),
    field,
    value,
    limit,
    message: sentenceOf(locale, 'in-sheet', { where, sentence: message }),
  };
}

/** A record that differs, or a secret that is not the account's own already: setting it would close its connections. */
function isNews(bench: Workbench, registry: Registry, { record, secret }: ImportLine): boolean {
  if (changeOf(registry, record) !== 'unchanged') return true;
  return secret !== undefined && bench.accountBySecret(secret) !== record.id && !isRetired(record);
}

function changeOf(registry: Registry, record: RegistryRecord): Change {
  const known = recordIn(registry, record.kind, record.id);
  if (!known) return 'created';
  return isDeepStrictEqual(known, record) ? 'unchanged' : 'updated';
}

function noCounts(): Record<RegistryKind, Record<Change, number>> {
  const none = () => ({ created: 0, updated: 0, unchanged: 0 });
  return { enterprise: none(), collector: none(), station: none(), gateway: none(), camera: none() };
}
