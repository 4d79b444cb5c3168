import type { JudgeConfig } from '../../../analytics/alarm/types';
import type { Alarm } from '../../../data/model/alarm';
import type { LatestValue } from '../../../data/model/reading';
import type { Registry, Station } from '../../../data/model/registry';
import type { QuarantineEntry } from '../../../data/model/rejection';
import type { World } from '../../../data/model/world';
import type { PointActivity, StationSkew } from '../../../data/store/types';
import { assessPoint } from './assess-point';
import type { ClockSkew, DataHealth, PointHealth, Refused, StationHealth } from './data-health';

/** All that is known of a window of one world. Times are epoch ms of receipt. */
export interface Heard {
  readonly world: World;
  readonly from: number;
  readonly to: number;
  /** The server (or the run) is known to have been up from here to `to`; null when that is not known at all. */
  readonly upSince: number | null;
  readonly registry: Registry;
  readonly rules: JudgeConfig['rules'];
  /** Of the whole window. */
  readonly points: readonly PointActivity[];
  readonly skews: readonly StationSkew[];
  /** Of the part of the window that begins at `upSince`. */
  readonly countedPoints: readonly PointActivity[];
  /** By `readingKey`, as it stood at `to`. */
  readonly latest: ReadonlyMap<string, LatestValue>;
  readonly lines: ReadonlyMap<
    string,
    { readonly online: boolean; readonly since: number; readonly lastMessageTs?: number | null }
  >;
  /** State not `normal` at `to`. */
  readonly alarms: readonly Alarm[];
  readonly refusals: readonly QuarantineEntry[];
}

/** How well the data came in: a row a station and a row a point, and what they sum to. Rates are a local definition. */
export function assessDataHealth(heard: Heard): DataHealth {
  const { world, from, to, registry } = heard;
  const kept = [...registry.stations.values()].filter(({ retired }) => !retired);
  const of: ByCollector = {
    points: groupByCollector(heard.points),
    counted: groupByCollector(heard.countedPoints),
    alarms: groupByCollector(heard.alarms.filter(isActive)),
  };
  const assessed = kept.map((station) => {
    const points = assessPoints(station, heard, of);
    return { points, station: assessStation(station, points, heard, of) };
  });
  const stations = assessed.map(({ station }) => station);
  const points = assessed.flatMap((each) => each.points);
  return {
    world,
    from,
    to,
    countedFrom: countedFrom(heard),
    summary: {
      points: points.length,
      pointsOnline: points.filter(({ online }) => online).length,
      silent: points.filter(({ silentSinceTs }) => silentSinceTs !== null).length,
      frozen: points.filter(({ frozenSinceTs }) => frozenSinceTs !== null).length,
      stations: stations.length,
      stationsOnline: stations.filter(({ online }) => online === true).length,
      refused: countRefused(heard.refusals, heard),
    },
    stations,
    points,
  };
}

interface ByCollector {
  readonly points: ReadonlyMap<string, readonly PointActivity[]>;
  readonly counted: ReadonlyMap<string, readonly PointActivity[]>;
  /** Those that still hold. */
  readonly alarms: ReadonlyMap<string, readonly Alarm[]>;
}

function assessPoints(station: Station, heard: Heard, of: ByCollector): PointHealth[] {
  const since = countedFrom(heard);
  const stationSilentTs = findStationSilence(station, of);
  return station.collectors.flatMap((id) => {
    const collector = heard.registry.collectors.get(id);
    if (!collector) return [];
    return collector.points.map((point) =>
      assessPoint(point, {
        from: heard.from,
        station,
        collector,
        lineOpen: heard.lines.get(station.id)?.online === true,
        stationSilentTs,
        rules: heard.rules.get(id) ?? [],
        alarms: of.alarms.get(id) ?? [],
        activity: of.points.get(id) ?? [],
        counted: of.counted.get(id) ?? [],
        countedMs: since === null ? null : heard.to - since,
        latest: heard.latest,
      }),
    );
  });
}

function countedFrom({ from, upSince }: Heard): number | null {
  return upSince === null ? null : Math.max(from, upSince);
}

function assessStation(
  station: Station,
  points: readonly PointHealth[],
  heard: Heard,
  of: ByCollector,
): StationHealth {
  const line = heard.lines.get(station.id);
  const skew = heard.skews.find((each) => each.station === station.id);
  const lastOfPoints = Math.max(0, ...points.map(({ last }) => last?.receivedTs ?? 0));
  return {
    station: station.id,
    enterprise: station.enterprise,
    virtual: station.virtual,
    online: line?.online ?? null,
    since: line?.since ?? null,
    lastMessageTs: Math.max(line?.lastMessageTs ?? 0, lastOfPoints) || null,
    messages: skew?.messages ?? 0,
    skew: skew ? skewOf(skew) : null,
    onlineRate: meanOf(points.flatMap(({ onlineRate }) => (onlineRate === null ? [] : [onlineRate]))),
    points: points.length,
    pointsOnline: points.filter(({ online }) => online).length,
    silentSinceTs: findStationSilence(station, of),
    refused: countRefused(
      heard.refusals.filter((entry) => entry.station === station.id),
      heard,
    ),
  };
}

function skewOf({ leastMs, medianMs, greatestMs }: StationSkew): ClockSkew {
  return { leastMs, medianMs, greatestMs };
}

/** One station, one alarm, in the name of one of its collectors. */
function findStationSilence({ collectors }: Station, { alarms }: ByCollector): number | null {
  const ofStation = collectors.flatMap((id) => alarms.get(id) ?? []);
  return ofStation.find(({ ruleId }) => ruleId === 'station-silent')?.raisedTs ?? null;
}

/** What has returned and only waits for somebody to say so holds no more. */
function isActive({ returnedTs }: Alarm): boolean {
  return returnedTs === null;
}

function countRefused(
  entries: readonly QuarantineEntry[],
  { from, to }: Pick<Heard, 'from' | 'to'>,
): Refused {
  const seen = entries.filter(({ firstSeen, lastSeen }) => lastSeen >= from && firstSeen <= to);
  return {
    count: seen.reduce((sum, { count }) => sum + count, 0),
    exact: seen.every(({ firstSeen, lastSeen }) => firstSeen >= from && lastSeen <= to),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function groupByCollector<T extends { readonly collector: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.collector);
    if (group) group.push(row);
    else groups.set(row.collector, [row]);
  }
  return groups;
}
