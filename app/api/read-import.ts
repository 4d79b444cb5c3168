import { setImmediate } from 'node:timers/promises';
import {
  buildRegistry,
  type Registry,
  type RegistryRecord,
  recordsOf,
  registryRecordSchema,
  secretSchema,
} from '../../data/model/registry';
import { describeIssue, type FieldFault } from './describe-issue';
import { findReferenceFault } from './find-reference-fault';
import { type ProblemCode, ProblemError } from './problem';
import { isInDistricts } from './registry-districts';
import { findUsers, recordKey } from './registry-users';

/** Where in a file something stands. A sheet's line is its row. */
export interface ImportPlace {
  readonly line: number;
  readonly sheet?: string;
  /** The column of a field, as `F`; null where it has none. */
  readonly columnOf?: (field: string) => string | null;
}

/** One line of a file as it was read, before anybody has looked at what it says. */
export type SourceLine =
  | { readonly place: ImportPlace; readonly input: unknown }
  | { readonly place: ImportPlace; readonly fault: FieldFault & { readonly code: ProblemCode } };

/** One line that can be registered. */
export interface ImportLine {
  readonly place: ImportPlace;
  readonly record: RegistryRecord;
  readonly secret?: string;
}

/** Why a line cannot be: the sentence's code and its parameters. */
export interface LineFault extends FieldFault {
  readonly place: ImportPlace;
  readonly code: ProblemCode;
}

export interface ReadImport {
  readonly lines: number;
  readonly good: readonly ImportLine[];
  readonly faults: readonly LineFault[];
}

export interface ImportScope {
  /** What is kept. */
  readonly registry: Registry;
  /** Somebody else has it. */
  readonly isSecretTaken: (secret: string, account: string) => boolean;
  /** Districts that may be written to; null: all. */
  readonly districts: readonly string[] | null;
}

/** Every bad line is answered with a sentence. */
const MAX_LINES = 50_000;
const FOREIGN: ProblemCode = 'foreign-district';
/** Stations wait no longer than this many lines take. */
const LINES_AT_ONCE = 25;

/**
 * Lines of an import -> lines to register and faults. A line may refer to what is registered or to any good line of the same
 * import, before or after it. Gives way to whatever else waits between lines. Throws ProblemError 400 for too many lines.
 */
export async function readImport(sources: Iterable<SourceLine>, scope: ImportScope): Promise<ReadImport> {
  const faults: LineFault[] = [];
  const good: ImportLine[] = [];
  const seen = new Set<string>();
  const secrets = new Set<string>();
  let lines = 0;
  for (const source of sources) {
    lines += 1;
    if (lines > MAX_LINES)
      throw new ProblemError(400, 'bad-field', { field: 'lines', value: lines, limit: `<= ${MAX_LINES}` });
    if (lines % LINES_AT_ONCE === 0) await setImmediate();
    const read = readLine(source, scope.registry);
    if ('code' in read) {
      faults.push(read);
      continue;
    }
    const { place, record } = read;
    const key = recordKey(record);
    if (seen.has(key)) {
      faults.push({ place, code: 'already-taken', field: 'id', value: record.id, limit: record.id });
      continue;
    }
    seen.add(key);
    const fault = accountFault(read, secrets, scope.isSecretTaken);
    if (fault) faults.push(fault);
    else good.push(read);
  }
  const fitting = await dropMisfits(good, scope, faults);
  return { lines, good: fitting, faults: faults.sort((a, b) => inOrderOfPlace(a.place, b.place)) };
}

/** What falls takes with it what needs it, so it is looked at until all that is left fits together. */
async function dropMisfits(
  lines: readonly ImportLine[],
  { registry, districts }: ImportScope,
  faults: LineFault[],
): Promise<readonly ImportLine[]> {
  let good = lines;
  for (let left = -1; left !== good.length; ) {
    left = good.length;
    const would = withRecords(
      registry,
      good.map(({ record }) => record),
    );
    const scope = { now: registry, would, users: findUsers(would) };
    const kept: ImportLine[] = [];
    for (const [index, line] of good.entries()) {
      if (index % LINES_AT_ONCE === 0) await setImmediate();
      const { place, record } = line;
      const fault = isInDistricts(record, { registry, would, districts })
        ? findReferenceFault(record, scope)
        : { code: FOREIGN, field: 'id', value: record.id, limit: '-' };
      if (fault) faults.push({ place, ...fault });
      else kept.push(line);
    }
    good = kept;
  }
  return good;
}

function readLine(source: SourceLine, registry: Registry): ImportLine | LineFault {
  const { place } = source;
  if ('fault' in source) return { place, ...source.fault };
  const input = withVirtual(source.input, registry);
  const parsed = registryRecordSchema.safeParse(input);
  if (!parsed.success) return { place, code: 'bad-field', ...describeIssue(parsed.error.issues, input) };
  const record = parsed.data;
  const hasSecret = record.kind === 'station' || record.kind === 'gateway';
  const given = hasSecret && isObject(input) ? input.secret : undefined;
  if (given === undefined) return { place, record };
  const secret = secretSchema.safeParse(given);
  if (secret.success) return { place, record, secret: secret.data };
  return { place, code: 'bad-field', field: 'secret', value: '***', limit: '22..256 characters' };
}

/** Whether a station is virtual is for the server to say; a line that leaves it out changes nothing. */
export function withVirtual(input: unknown, registry: Registry): unknown {
  if (!isObject(input) || input.kind !== 'station' || input.virtual !== undefined) return input;
  const known = registry.stations.get(String(input.id));
  return known ? { ...input, virtual: known.virtual } : input;
}

/** Accounts are told apart by their secrets and their names: neither may be another's. */
function accountFault(
  { place, record, secret }: ImportLine,
  secrets: Set<string>,
  isSecretTaken: (secret: string, account: string) => boolean,
): LineFault | null {
  if (isRunName(record))
    return { place, code: 'bad-field', field: 'id', value: record.id, limit: 'no name of an exercise' };
  if (secret === undefined) return null;
  if (secrets.has(secret) || isSecretTaken(secret, record.id))
    return { place, code: 'secret-taken', field: 'secret', value: '***', limit: record.id };
  secrets.add(secret);
  return null;
}

/** No account is named as the ids of exercise runs begin. */
export function isRunName({ kind, id }: RegistryRecord): boolean {
  return (kind === 'station' || kind === 'gateway') && /^X\d{8}-/.test(id);
}

/** The registry with these records in it, in place of those of their names. */
export function withRecords(registry: Registry, records: readonly RegistryRecord[]): Registry {
  return buildRegistry([...recordsOf(registry), ...records]);
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null;
}

function inOrderOfPlace(a: ImportPlace, b: ImportPlace): number {
  const [left, right] = [a.sheet ?? '', b.sheet ?? ''];
  return left === right ? a.line - b.line : left.localeCompare(right);
}
