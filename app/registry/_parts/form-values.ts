import type { RegistryKind, RegistryRecord } from '../../../data/model/registry';
import { readMinute, writeMinute } from './read-minute';
import { RECORD_LAYOUT } from './record-layout';

/** A record as a form holds it: seconds instead of ms, clock times as text, whether there is a laboratory report. */
export type FormValues = Readonly<Record<string, unknown>>;

type Mutable = Record<string, unknown>;

/** A record, or what is known of a new one, as values of a form. `toRecord` is the way back. */
export function toFormValues(record: Partial<RegistryRecord> & Pick<RegistryRecord, 'kind'>): FormValues {
  const values = structuredClone(record) as Mutable;
  for (const name of secondsOf(record.kind)) values[name] = toSeconds(values[name]);
  if (Array.isArray(values.shifts)) values.shifts = values.shifts.map(shownShift);
  if (isObject(values.rules)) values.rules = mapValues(values.rules, (rule) => scaleRule(rule, toSeconds));
  if (record.kind === 'collector') values.hasLabReport = values.labReport !== undefined;
  return values;
}

/** The record that a form's values stand for, without what was left empty. Not checked: that is the schema's. */
export function toRecord(kind: RegistryKind, values: FormValues): unknown {
  const { hasLabReport, ...rest } = structuredClone(values) as Mutable;
  const record = prune({ ...rest, kind }) as Mutable;
  for (const name of secondsOf(kind)) record[name] = toMs(record[name]);
  if (Array.isArray(record.shifts)) record.shifts = record.shifts.map(keptShift);
  if (kind === 'collector') shapeCollector(record, hasLabReport === true);
  return prune(record);
}

function shapeCollector(record: Mutable, hasLabReport: boolean): void {
  const rules = isObject(record.rules) ? mapValues(record.rules, (rule) => scaleRule(rule, toMs)) : {};
  record.rules = Object.fromEntries(Object.entries(rules).filter(([, rule]) => !isEmpty(rule)));
  record.setValues ??= {};
  if (!hasLabReport) record.labReport = undefined;
  else record.labReport ??= {};
  if (record.type === 'dry') record.wet = undefined;
  if (record.type === 'wet') record.dry = undefined;
}

function secondsOf(kind: RegistryKind): readonly string[] {
  return RECORD_LAYOUT[kind].flatMap(({ fields }) => fields.filter((f) => f.seconds).map((f) => f.path));
}

function scaleRule(rule: unknown, scale: (value: unknown) => unknown): unknown {
  if (!isObject(rule)) return rule;
  const scaled = scaleTimes(rule, scale);
  if (!isObject(rule.numbers)) return scaled;
  const numbers = scaleTimes(rule.numbers, scale);
  return isEmpty(numbers) ? { ...scaled, numbers: undefined } : { ...scaled, numbers };
}

function scaleTimes(of: Readonly<Mutable>, scale: (value: unknown) => unknown): Mutable {
  return Object.fromEntries(
    Object.entries(of).map(([name, value]) => [name, name.endsWith('Ms') ? scale(value) : value]),
  );
}

function shownShift(shift: unknown): unknown {
  if (!isObject(shift)) return shift;
  const { startMinute, endMinute } = shift;
  return { ...shift, startMinute: shownMinute(startMinute), endMinute: shownMinute(endMinute) };
}

function keptShift(shift: unknown): unknown {
  if (!isObject(shift)) return shift;
  const { startMinute, endMinute } = shift;
  return { ...shift, startMinute: keptMinute(startMinute), endMinute: keptMinute(endMinute) };
}

function shownMinute(minute: unknown): unknown {
  return typeof minute === 'number' ? writeMinute(minute) : minute;
}

/** What is no time stays as it was written, and is found by the schema. */
function keptMinute(text: unknown): unknown {
  return typeof text === 'string' ? (readMinute(text) ?? text) : text;
}

function toSeconds(ms: unknown): unknown {
  return typeof ms === 'number' ? ms / 1000 : ms;
}

function toMs(seconds: unknown): unknown {
  return typeof seconds === 'number' ? Math.round(seconds * 1000) : seconds;
}

/** Without what is null, undefined or an empty text; texts lose the blanks around them. Lists keep their length. */
function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (typeof value === 'string') return value.trim();
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]) => [name, prune(part)] as const)
      .filter(([, part]) => part !== undefined && part !== null && part !== ''),
  );
}

function mapValues(of: Readonly<Mutable>, change: (value: unknown) => unknown): Mutable {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0);
}

function isObject(value: unknown): value is Mutable {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
