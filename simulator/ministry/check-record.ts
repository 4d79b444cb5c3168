import { parseBeijingTime } from './beijing-time';
import type { FailedRecord, GoodRecord, RawRecord } from './message';
import { POINT_RULES, type PointRule, PROFILE } from './profile';

export interface RecordContext {
  /** Point codes by collector code, as the enterprise's base has them. */
  readonly collectors: ReadonlyMap<string, ReadonlySet<string>>;
  /** When the message was sent, epoch ms. */
  readonly sentTs: number;
}

/** A clock may be this far ahead of the sender's, ms. Local rule of the stand-in. */
const AHEAD_MS = 300_000;
/** Nothing was measured before the first systems of the kind, 2015-01-01 in Beijing. Local rule of the stand-in. */
const EARLIEST_TS = Date.UTC(2014, 11, 31, 16);

/** One record by the profile and the base of its enterprise: good, or refused with the profile's code and a reason. */
export function checkRecord(
  record: RawRecord,
  { collectors, sentTs }: RecordContext,
): GoodRecord | FailedRecord {
  const { recordId, collectorCode, pointCode, collectTime, value, quality } = record;
  const fail = (code: number, msg: string): FailedRecord => ({ recordId: String(recordId), code, msg });
  const points = typeof collectorCode === 'string' ? collectors.get(collectorCode) : undefined;
  if (typeof collectorCode !== 'string' || !points)
    return fail(3004, `collector ${show(collectorCode)} is not in the base data`);
  const rule = typeof pointCode === 'string' ? POINT_RULES.get(pointCode) : undefined;
  if (typeof pointCode !== 'string' || !rule) return fail(3001, `point code ${show(pointCode)} is not known`);
  if (!points.has(pointCode))
    return fail(3001, `collector "${collectorCode}" has no point "${pointCode}" in the base data`);
  const badValue = findBadValue(value, rule);
  if (badValue !== null || typeof value !== 'number') return fail(3002, badValue ?? 'value is not a number');
  if (!isQuality(quality))
    return fail(
      3002,
      `quality ${show(quality)} must be a whole number from ${PROFILE.quality.least} to ${PROFILE.quality.greatest}`,
    );
  const collectTs = typeof collectTime === 'string' ? parseBeijingTime(collectTime) : null;
  if (collectTs === null)
    return fail(3003, `collectTime ${show(collectTime)} is no moment as yyyyMMddHHmmssSSS`);
  if (collectTs < EARLIEST_TS) return fail(3003, `collectTime ${show(collectTime)} is before 2015`);
  if (collectTs > sentTs + AHEAD_MS)
    return fail(3003, `collectTime ${show(collectTime)} is more than 5 min after sentTime`);
  return { recordId, collectorCode, pointCode, collectTs, value, quality };
}

export function isFailed(record: GoodRecord | FailedRecord): record is FailedRecord {
  return 'msg' in record;
}

function findBadValue(value: unknown, { kind, factor, least, greatest }: PointRule): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return `value ${show(value)} is not a number`;
  if (kind === 'bool' && value !== 0 && value !== 1) return `value ${value} of a switch must be 0 or 1`;
  if (kind === 'count' && !Number.isSafeInteger(value / factor))
    return `value ${value} of a count must be whole`;
  return value < least || value > greatest ? `value ${value} is outside ${least} to ${greatest}` : null;
}

function isQuality(value: unknown): value is number {
  const { least, greatest } = PROFILE.quality;
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= greatest;
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 60);
}
