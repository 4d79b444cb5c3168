import {
  buildRegistry,
  type Registry,
  type RegistryRecord,
  registryRecordSchema,
  secretSchema,
} from '../../data/model/registry';
import { describeIssue, type FieldFault } from './describe-issue';
import { findReferenceFault } from './find-reference-fault';
import type { ProblemCode } from './problem';

/** One line that can be registered. */
export interface ImportLine {
  readonly line: number;
  readonly record: RegistryRecord;
  readonly secret?: string;
}

/** Why a line cannot be: the sentence's code and its parameters. */
export interface LineFault extends FieldFault {
  readonly line: number;
  readonly code: ProblemCode;
}

export interface ReadImport {
  readonly lines: number;
  readonly good: readonly ImportLine[];
  readonly faults: readonly LineFault[];
}

/**
 * NDJSON of registry records -> lines to register and faults. A line may refer to what is registered or to any good
 * line of the same import, before or after it. Empty lines are passed over. `isSecretTaken`: somebody else has it. Pure.
 */
export function readImport(
  text: string,
  registry: Registry,
  isSecretTaken: (secret: string, account: string) => boolean = () => false,
): ReadImport {
  const faults: LineFault[] = [];
  let good: ImportLine[] = [];
  let lines = 0;
  const seen = new Set<string>();
  const secrets = new Set<string>();
  for (const [index, source] of text.split('\n').entries()) {
    if (source.trim() === '') continue;
    lines += 1;
    const read = readLine(source, index + 1);
    if ('code' in read) {
      faults.push(read);
      continue;
    }
    const { kind, id } = read.record;
    if (seen.has(`${kind} ${id}`)) {
      faults.push({ line: read.line, code: 'already-taken', field: 'id', value: id, limit: id });
      continue;
    }
    seen.add(`${kind} ${id}`);
    const fault = accountFault(read, secrets, isSecretTaken);
    if (fault) faults.push(fault);
    else good.push(read);
  }
  for (let left = -1; left !== good.length; ) {
    left = good.length;
    const would = withRecords(registry, good);
    good = good.filter(({ line, record }) => {
      const fault = findReferenceFault(record, registry, would);
      if (fault) faults.push({ line, ...fault });
      return !fault;
    });
  }
  return { lines, good, faults: faults.sort((a, b) => a.line - b.line) };
}

function readLine(source: string, line: number): ImportLine | LineFault {
  let input: unknown;
  try {
    input = JSON.parse(source);
  } catch {
    return { line, code: 'bad-field', field: `line ${line}`, value: source.slice(0, 80), limit: 'JSON' };
  }
  const parsed = registryRecordSchema.safeParse(input);
  if (!parsed.success) return { line, code: 'bad-field', ...describeIssue(parsed.error.issues, input) };
  const record = parsed.data;
  const hasSecret = record.kind === 'station' || record.kind === 'gateway';
  const given = hasSecret && isObject(input) ? input.secret : undefined;
  if (given === undefined) return { line, record };
  const secret = secretSchema.safeParse(given);
  if (secret.success) return { line, record, secret: secret.data };
  return { line, code: 'bad-field', field: 'secret', value: '***', limit: '22..256 characters' };
}

/** Accounts are told apart by their secrets and their names: neither may be another's. */
function accountFault(
  { line, record, secret }: ImportLine,
  secrets: Set<string>,
  isSecretTaken: (secret: string, account: string) => boolean,
): LineFault | null {
  if (record.kind !== 'station' && record.kind !== 'gateway') return null;
  if (RUN_NAME.test(record.id))
    return { line, code: 'bad-field', field: 'id', value: record.id, limit: 'no name of an exercise' };
  if (secret === undefined) return null;
  if (secrets.has(secret) || isSecretTaken(secret, record.id))
    return { line, code: 'secret-taken', field: 'secret', value: '***', limit: record.id };
  secrets.add(secret);
  return null;
}

/** As the ids of exercise runs begin. */
const RUN_NAME = /^X\d{8}-/;

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null;
}

function withRecords(registry: Registry, good: readonly ImportLine[]): Registry {
  const { enterprises, collectors, stations, gateways, cameras } = registry;
  const known = [enterprises, collectors, stations, gateways, cameras].flatMap((map): RegistryRecord[] => [
    ...map.values(),
  ]);
  return buildRegistry([...known, ...good.map(({ record }) => record)]);
}
