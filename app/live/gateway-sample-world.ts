import type { PointId } from '../../data/model/points';
import { type LatestValue, readingKey } from '../../data/model/reading';
import { buildRegistry } from '../../data/model/registry';
import type { World } from '../../data/model/world';
import { NINE, sampleAlarm, sampleReading } from '../../data/store/sample-readings';
import { REAL_PLANT } from '../e2e/real-plant';
import type { Line } from '../workbench';
import { createEventLog } from './event-log';
import type { WatchedWorld } from './gateway-desk';

type Push = Parameters<WatchedWorld['onPush']>[0];

/** For tests: a world in memory of which everything that is seen says which world it is from: by `base` its values and its clock. */
export function openSampleWorld(world: World, base: number) {
  const latest = new Map<string, LatestValue>();
  const lines = new Map<string, Line>();
  const log = createEventLog({ firstSeq: base, capacity: 1000 });
  const listeners = new Set<Push>();
  let subscribers = 0;
  let ts = NINE + base;
  let count = 0;

  const watched: WatchedWorld = {
    world,
    view: {
      latest,
      lines,
      estimates: () => [...latest.keys()].map((key) => [key.split('/')[0] ?? '', 'bagLoadPercent', base]),
    },
    events: {
      ...log,
      subscribe(listener) {
        const leave = log.subscribe(listener);
        subscribers += 1;
        return () => {
          subscribers -= 1;
          leave();
        };
      },
    },
    registry: () => buildRegistry(REAL_PLANT),
    now: () => ts,
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    watched,
    listeners: () => listeners.size + subscribers,
    /** As the flow does: first the memory, then the browsers. Values are `base`, `base` + 1, ... Answers the value. */
    push(collector: string, point: PointId): number {
      count += 1;
      const reading = sampleReading({
        ingestId: count,
        collector,
        point,
        ts: ts + count,
        value: base + count,
      });
      latest.set(readingKey(collector, point), reading);
      for (const { readings } of listeners) readings([reading]);
      return reading.value;
    },
    setLine(station: string, online: boolean): void {
      lines.set(station, { online, since: base, lastMessageTs: null });
      for (const { line } of listeners) line(station);
    },
    tell(): void {
      log.tell({ world, type: 'alarm', kind: 'raised', recorded: true, alarm: sampleAlarm({ world }) });
    },
    tick(): void {
      ts += 1;
    },
  };
}
