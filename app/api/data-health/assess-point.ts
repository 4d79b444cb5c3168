import type { Alarm, ResolvedRule } from '../../../data/model/alarm';
import { POINTS, type PointId } from '../../../data/model/points';
import { type LatestValue, readingKey } from '../../../data/model/reading';
import type { Collector, Station } from '../../../data/model/registry';
import type { PointActivity } from '../../../data/store/types';
import type { PointHealth } from './data-health';

/** What is known of one collector's points in the window. */
export interface HeardOfCollector {
  /** Begin of the window. */
  readonly from: number;
  readonly station: Station;
  readonly collector: Collector;
  readonly lineOpen: boolean;
  readonly stationSilentTs: number | null;
  readonly rules: readonly ResolvedRule[];
  /** Those of this collector that still hold. */
  readonly alarms: readonly Alarm[];
  readonly activity: readonly PointActivity[];
  /** The same over the counted part of the window. */
  readonly counted: readonly PointActivity[];
  readonly countedMs: number | null;
  readonly latest: ReadonlyMap<string, LatestValue>;
}

/** One point's row. */
export function assessPoint(point: PointId, heard: HeardOfCollector): PointHealth {
  const { station, collector } = heard;
  const activity = heard.activity.find((each) => each.point === point);
  const received = heard.counted.find((each) => each.point === point)?.readings ?? 0;
  const silentSinceTs = raisedTs(heard.alarms, 'point-silent', point) ?? heard.stationSilentTs;
  const last = heard.latest.get(readingKey(collector.id, point)) ?? null;
  const isHeard = last !== null && last.receivedTs >= heard.from;
  return {
    collector: collector.id,
    point,
    station: station.id,
    virtual: station.virtual,
    readings: activity?.readings ?? 0,
    onlineRate: onlineRate(received, heard.countedMs, station),
    badShare: share(activity?.bad, activity?.readings),
    lateShare: share(activity?.late, activity?.readings),
    last,
    online: heard.lineOpen && silentSinceTs === null && isHeard,
    silentSinceTs,
    frozenSinceTs: findFrozen(point, activity, heard),
  };
}

/**
 * Received of what the declared cadence promises for the time counted, at most 1; the samples of the message now being
 * filled are not yet due. Null until one is due.
 */
function onlineRate(received: number, countedMs: number | null, station: Station): number | null {
  if (countedMs === null) return null;
  const expected = Math.floor((countedMs - station.messageIntervalMs) / station.sampleIntervalMs);
  return expected < 1 ? null : Math.min(1, received / expected);
}

function share(part: number | undefined, whole: number | undefined): number | null {
  return part === undefined || whole === undefined || whole === 0 ? null : part / whole;
}

/** The alarm that still holds says so; else the value itself, by the same rule: while running, inside the span, beyond the delay. */
function findFrozen(
  point: PointId,
  activity: PointActivity | undefined,
  { rules, alarms, activity: ofCollector }: HeardOfCollector,
): number | null {
  const alarmed = raisedTs(alarms, 'value-frozen', point);
  if (alarmed !== null) return Math.min(alarmed, activity?.unchangedSinceTs ?? alarmed);
  const rule = rules.find((each) => each.id === 'value-frozen' && each.point === point);
  const running = ofCollector.find((each) => each.point === 'running');
  if (!rule || !activity || running?.lastValue !== 1) return null;
  const [low, high] = POINTS[point].range;
  if (activity.lastValue <= low || activity.lastValue >= high) return null;
  const since = Math.max(activity.unchangedSinceTs, running.unchangedSinceTs);
  return activity.lastTs - since > rule.onDelayMs ? since : null;
}

function raisedTs(alarms: readonly Alarm[], ruleId: Alarm['ruleId'], point: PointId): number | null {
  return alarms.find((alarm) => alarm.ruleId === ruleId && alarm.point === point)?.raisedTs ?? null;
}
