import { parseBeijingTime } from './beijing-time';
import type { BaseMessage, RawRecord, RealtimeMessage, RiskQuery } from './message';
import { POINT_RULES, PROFILE } from './profile';
import { Refusal } from './refusal';

type Fields = Readonly<Record<string, unknown>>;

const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
const MESSAGE_ID = /^[\x21-\x7e]{1,160}$/;
/** No more than the address list of a city. */
const MAX_ENT_CODES = 10_000;

/** A message for `/data` by the profile. Throws Refusal 400 naming the field, its value and what it must be. */
export function readMessage(inner: Fields): RealtimeMessage | BaseMessage {
  requireProfile(inner);
  if (inner.type === 'realtime') return readRealtime(inner);
  if (inner.type === 'base') return readBase(inner);
  throw wrong('type', inner.type, '"realtime" or "base"');
}

/** A question for `/risk-results` by the profile. Throws Refusal 400. */
export function readRiskQuery(inner: Fields): RiskQuery {
  requireProfile(inner);
  if (inner.type !== 'riskQuery') throw wrong('type', inner.type, '"riskQuery"');
  requireFields(inner, PROFILE.fields.riskQuery, 'the query');
  const { entCodes } = inner;
  if (!isListOf(entCodes, isCode) || entCodes.length > MAX_ENT_CODES)
    throw wrong('entCodes', entCodes, `a list of at most ${MAX_ENT_CODES} enterprise codes`);
  return { sinceTs: readTime(inner, 'since'), entCodes };
}

function readRealtime(inner: Fields): RealtimeMessage {
  requireFields(inner, PROFILE.fields.realtime, 'the message');
  const entId = readCode(inner, 'entId');
  const { seq, records } = inner;
  if (!Number.isSafeInteger(seq) || Number(seq) < 0) throw wrong('seq', seq, 'a whole number from 0');
  const { maxRecords } = PROFILE.limits;
  if (!Array.isArray(records) || records.length === 0 || records.length > maxRecords)
    throw wrong(
      'records',
      Array.isArray(records) ? records.length : records,
      `a list of 1 to ${maxRecords} records`,
    );
  const read = records.map(readRecord);
  read.forEach(({ recordId }, index) => {
    if (recordId <= (read[index - 1]?.recordId ?? 0))
      throw wrong(`records[${index}].recordId`, recordId, 'greater than the one before');
  });
  const messageId = readMessageId(inner, entId, read);
  return {
    type: 'realtime',
    messageId,
    entId,
    entCode: readCode(inner, 'entCode'),
    sentTs: readTime(inner, 'sentTime'),
    records: read,
  };
}

/**
 * `<entId>-<first>-<last>`: all records lie between. One that was superseded since the message was planned is no longer in it.
 * `.<round>` follows when records that were not stored then come again.
 */
function readMessageId({ messageId }: Fields, entId: string, records: readonly RawRecord[]): string {
  const least = records[0]?.recordId ?? 0;
  const greatest = records.at(-1)?.recordId ?? 0;
  const text = typeof messageId === 'string' && messageId.startsWith(`${entId}-`) ? messageId : '';
  const [, first, last] =
    /^([1-9]\d{0,15})-([1-9]\d{0,15})(?:\.[1-9]\d{0,5})?$/.exec(text.slice(entId.length + 1)) ?? [];
  if (first === undefined || Number(first) > least || Number(last) < greatest)
    throw wrong(
      'messageId',
      messageId,
      `"${entId}-<first>-<last>" around the records ${least} to ${greatest}`,
    );
  return text;
}

/** Without a usable id a record cannot even be named in the answer, so the whole message is bad. */
function readRecord(value: unknown, index: number): RawRecord {
  const name = `records[${index}]`;
  const record = asObject(value, name);
  requireFields(record, PROFILE.fields.record, name);
  const { recordId, collectorCode, pointCode, collectTime, value: measured, quality } = record;
  const id = typeof recordId === 'string' && /^[1-9]\d{0,15}$/.test(recordId) ? Number(recordId) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw wrong(`${name}.recordId`, recordId, 'digits as text, from "1"');
  return { recordId: id, collectorCode, pointCode, collectTime, value: measured, quality };
}

function readBase(inner: Fields): BaseMessage {
  requireFields(inner, PROFILE.fields.base, 'the message');
  readTime(inner, 'sentTime');
  requireName(inner.name, 'name');
  const { messageId, district, collectors, stations } = inner;
  if (typeof messageId !== 'string' || !MESSAGE_ID.test(messageId))
    throw wrong('messageId', messageId, '1 to 160 printable characters without blanks');
  if (typeof district !== 'string' || !PROFILE.district.test(district))
    throw wrong('district', district, 'a district code of GB/T 2260');
  if (!Array.isArray(collectors)) throw wrong('collectors', collectors, 'a list');
  if (!Array.isArray(stations)) throw wrong('stations', stations, 'a list');
  const read = collectors.map(readCollector);
  const known = new Set(read.map(({ code }) => code));
  if (known.size !== read.length) throw wrong('collectors', read.length, 'without two of the same code');
  for (const [index, station] of stations.entries()) requireStation(station, index, known);
  return {
    type: 'base',
    messageId,
    entId: readCode(inner, 'entId'),
    entCode: readCode(inner, 'entCode'),
    collectors: read,
  };
}

function readCollector(value: unknown, index: number): BaseMessage['collectors'][number] {
  const name = `collectors[${index}]`;
  const collector = asObject(value, name);
  requireFields(collector, PROFILE.fields.collector, name);
  requireName(collector.name, `${name}.name`);
  const { type, points } = collector;
  if (type !== 'dry' && type !== 'wet') throw wrong(`${name}.type`, type, '"dry" or "wet"');
  if (!isListOf(points, (code): code is string => typeof code === 'string' && POINT_RULES.has(code)))
    throw wrong(`${name}.points`, points, 'a list of known point codes');
  return { code: readCode(collector, 'collectorCode', name), points };
}

function requireStation(value: unknown, index: number, known: ReadonlySet<string>): void {
  const name = `stations[${index}]`;
  const station = asObject(value, name);
  requireFields(station, PROFILE.fields.station, name);
  readCode(station, 'stationCode', name);
  requireName(station.name, `${name}.name`);
  if (typeof station.virtual !== 'boolean') throw wrong(`${name}.virtual`, station.virtual, 'true or false');
  if (!isListOf(station.collectors, isCode))
    throw wrong(`${name}.collectors`, station.collectors, 'a list of codes');
  const missing = station.collectors.find((code) => !known.has(code));
  if (missing !== undefined) throw wrong(`${name}.collectors`, missing, 'only codes that "collectors" has');
}

function requireProfile({ profile }: Fields): void {
  if (profile !== PROFILE.id) throw wrong('profile', profile, `"${PROFILE.id}"`);
}

/** Exactly the profile's fields: a field too many is a misunderstanding as much as one too few. */
function requireFields(object: Fields, fields: readonly string[], what: string): void {
  const missing = fields.find((field) => !Object.hasOwn(object, field));
  if (missing !== undefined) throw new Refusal(400, 400, `${what} lacks "${missing}"`);
  const unknown = Object.keys(object).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw new Refusal(400, 400, `${what} has an unknown field ${show(unknown)}`);
}

function requireName(value: unknown, field: string): void {
  if (typeof value !== 'string' || value.trim() === '' || value.length > 200)
    throw wrong(field, value, 'a text of 1 to 200 characters');
}

function readCode(object: Fields, field: string, within?: string): string {
  const value = object[field];
  if (isCode(value)) return value;
  throw wrong(
    within === undefined ? field : `${within}.${field}`,
    value,
    '1 to 64 letters, digits, "_", "-" or "."',
  );
}

function readTime(object: Fields, field: string): number {
  const value = object[field];
  const ts = typeof value === 'string' ? parseBeijingTime(value) : null;
  if (ts === null) throw wrong(field, value, 'a moment in Beijing time as yyyyMMddHHmmssSSS');
  return ts;
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && CODE.test(value);
}

function isListOf<T>(value: unknown, is: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(is);
}

function asObject(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw wrong(name, value, 'an object');
}

function wrong(field: string, value: unknown, wanted: string): Refusal {
  return new Refusal(400, 400, `"${field}" is ${show(value)}: must be ${wanted}`);
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return (JSON.stringify(value) ?? 'missing').slice(0, 80);
}
