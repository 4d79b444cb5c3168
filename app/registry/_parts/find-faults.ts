import {
  REGISTRY_KINDS,
  type RegistryKind,
  type RegistryRecord,
  registryRecordSchema,
} from '../../../data/model/registry';
import { describeField, listFields } from './describe-field';
import { placeOfField } from './record-layout';

export type FaultKey =
  | 'required'
  | 'chooseOne'
  | 'number'
  | 'whole'
  | 'clock'
  | 'atLeast'
  | 'moreThan'
  | 'atMost'
  | 'tooLong'
  | 'idForm'
  | 'notAllowed';

/** What is wrong with one field of a record: the key of the sentence, and the limit that it broke. */
export interface FieldFault {
  /** Dotted, list positions too: `machines.0.count`. */
  readonly path: string;
  readonly key: FaultKey;
  readonly limit: string;
}

/** A record that can be sent, or everything that keeps it from that, the first fault of each field. */
export type CheckedRecord =
  | { readonly record: RegistryRecord; readonly faults: readonly [] }
  | { readonly record: null; readonly faults: readonly FieldFault[] };

/** Holds what a form makes against the registry's own schema. */
export function findFaults(candidate: unknown): CheckedRecord {
  const parsed = registryRecordSchema.safeParse(candidate);
  if (parsed.success) return { record: parsed.data, faults: [] };
  const faults = new Map<string, FieldFault>();
  for (const issue of parsed.error.issues) {
    for (const fault of wholeFaults(faultOf(issue, candidate), candidate))
      if (!faults.has(fault.path)) faults.set(fault.path, fault);
  }
  return { record: null, faults: [...faults.values()] };
}

/** A part that is missing as a whole, such as a name in both languages or a design, is missing field by field. */
function wholeFaults(fault: FieldFault, candidate: unknown): readonly FieldFault[] {
  const kind = REGISTRY_KINDS.find((each) => each === valueAt(candidate, ['kind']));
  const part = fault.path === '' ? String(valueAt(candidate, ['type'])) : fault.path;
  if (kind === undefined || (fault.key !== 'required' && fault.path !== '')) return [fault];
  const inside = listFields(kind).filter(
    (path) => path.startsWith(`${part}.`) && !describeField(kind, path).optional,
  );
  if (inside.length === 0 && fault.path === '') return [fault];
  return (inside.length === 0 ? [part] : inside).map((path) => ({
    path,
    key: isChosen(kind, path) ? 'chooseOne' : 'required',
    limit: '',
  }));
}

/** Nobody writes it: it is chosen from a list. */
function isChosen(kind: RegistryKind, path: string): boolean {
  const place = placeOfField(kind, path);
  if (place === undefined) return false;
  return place.input !== undefined || describeField(kind, path).input === 'choice';
}

type Issue = NonNullable<ReturnType<typeof registryRecordSchema.safeParse>['error']>['issues'][number];

function faultOf(issue: Issue, candidate: unknown): FieldFault {
  const path = issue.path.map(String).join('.');
  const fault = (key: FaultKey, limit: string | number | bigint = ''): FieldFault => ({
    path,
    key,
    limit: String(limit),
  });
  const value = valueAt(candidate, issue.path);
  if (value === undefined) return fault('required');
  switch (issue.code) {
    case 'invalid_type':
      return fault(typeFault(path, issue.expected));
    case 'too_small':
      if (issue.origin === 'string') return fault('required');
      if (issue.origin === 'array') return fault('chooseOne');
      return fault(issue.inclusive === false ? 'moreThan' : 'atLeast', issue.minimum);
    case 'too_big':
      return fault(issue.origin === 'string' ? 'tooLong' : 'atMost', issue.maximum);
    case 'invalid_format':
      return fault(ID.test(path) ? 'idForm' : 'chooseOne');
    case 'invalid_value':
      return fault('chooseOne', issue.values.map(String).join(' | '));
    default:
      return fault('notAllowed');
  }
}

/** Fields that hold an id. */
const ID = /(^|\.)(id|code|enterprise|station|collector|collectors|stations)(\.\d+)?$/;

function typeFault(path: string, expected: string): FaultKey {
  if (/Minute$/.test(path)) return 'clock';
  return expected === 'int' ? 'whole' : 'number';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}
