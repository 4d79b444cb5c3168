import type { Alarm } from '../../data/model/alarm';
import type { LatestValue } from '../../data/model/reading';
import type { Collector } from '../../data/model/registry';
import {
  type AirlockMotion,
  type AirSpeed,
  airlockMotion,
  airSpeed,
  hopperGlow,
  isCleaningPulse,
  lookOfPart,
  type PartLook,
  sprayDensity,
  switchState,
  waterShare,
} from '../appearance';
import { type PartId, partOfAlarm, partsOf } from '../collector/parts';
import type { LatestStore } from '../live/latest';
import type { Plant } from './geometry/layout-plant';

/** How one system looks now. Rebuilt with every frame of the store, read by every picture. */
export interface CollectorView {
  readonly online: boolean;
  readonly running: boolean | null;
  readonly producing: boolean | null;
  readonly airlock: AirlockMotion;
  readonly air: AirSpeed;
  /** Estimated, 0..100; null when nothing is known. */
  readonly bagLoadPercent: number | null;
  readonly hopperLevelPercent: number | null;
  readonly glow: number;
  readonly waterShare: number | null;
  readonly sprayDensity: number;
  /** Counts cleaning pulses seen since the page opened. */
  readonly pulses: number;
  readonly parts: ReadonlyMap<PartId, PartLook>;
}

export interface PlantView {
  readonly collectors: ReadonlyMap<string, CollectorView>;
  readonly reducedMotion: boolean;
  readonly selected: { readonly collector: string; readonly part: PartId | null } | null;
  readonly hovered: { readonly collector: string; readonly part: PartId } | null;
}

/** Remembers the last differential pressure of each collector, to see cleaning pulses between two frames. */
export interface PulseMemory {
  readonly last: Map<string, LatestValue>;
  readonly counts: Map<string, number>;
}

export function createPulseMemory(): PulseMemory {
  return { last: new Map(), counts: new Map() };
}

export interface ViewInput {
  readonly plant: Plant;
  readonly store: LatestStore;
  readonly alarms: readonly Alarm[];
  readonly pulses: PulseMemory;
  readonly reducedMotion: boolean;
  readonly selected: PlantView['selected'];
  readonly hovered: PlantView['hovered'];
}

/** Store and alarms -> what every part shows. */
export function readPlantView(input: ViewInput): PlantView {
  const { plant, reducedMotion, selected, hovered } = input;
  const collectors = new Map(
    plant.collectors.map((collector) => [collector.id, readCollector(collector, input)]),
  );
  return { collectors, reducedMotion, selected, hovered };
}

function readCollector(collector: Collector, input: ViewInput): CollectorView {
  const { store, plant } = input;
  const station = plant.stations.find((each) => each.collectors.includes(collector.id));
  const online = station ? (store.line(station.id)?.online ?? false) : false;
  const latest = (point: Parameters<LatestStore['get']>[1]): LatestValue | undefined =>
    store.get(collector.id, point);
  const running = online ? switchState(latest('running')) : null;
  return {
    online,
    running,
    producing: online ? switchState(latest('producing')) : null,
    airlock: airlockMotion(running, switchState(latest('airlockFault'))),
    air: airSpeed(running, online ? latest('ductVelocityMs') : undefined, collector),
    bagLoadPercent: store.estimate(collector.id, 'bagLoadPercent') ?? null,
    hopperLevelPercent: store.estimate(collector.id, 'hopperLevelPercent') ?? null,
    glow: hopperGlow(latest('hopperTemperatureC')),
    waterShare: collector.wet && online ? waterShare(latest('tankLevelM'), collector.wet.tankHeightM) : null,
    sprayDensity:
      collector.wet && online ? sprayDensity(latest('sprayFlowM3h'), collector.wet.ratedSprayM3h) : 0,
    pulses: countPulses(collector.id, latest('differentialPressurePa'), running, input.pulses),
    parts: readParts(collector, online, input),
  };
}

function readParts(
  collector: Collector,
  online: boolean,
  { alarms, reducedMotion }: ViewInput,
): ReadonlyMap<PartId, PartLook> {
  const mine = alarms.filter((alarm) => alarm.collector === collector.id);
  const ids: PartId[] = [...partsOf(collector).map((part) => part.id), 'camera'];
  return new Map(
    ids.map((id) => [
      id,
      lookOfPart(
        mine.filter((alarm) => partOfAlarm(collector, alarm) === id),
        { online, reducedMotion },
      ),
    ]),
  );
}

function countPulses(
  collector: string,
  now: LatestValue | undefined,
  running: boolean | null,
  memory: PulseMemory,
): number {
  const before = memory.last.get(collector);
  const count = memory.counts.get(collector) ?? 0;
  if (!now) return count;
  memory.last.set(collector, now);
  if (!before || !isCleaningPulse(before, now, running)) return count;
  memory.counts.set(collector, count + 1);
  return count + 1;
}
