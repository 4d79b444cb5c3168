import type { AlarmEvent } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { Quality, StoredReading } from '../../data/model/reading';
import {
  buildRegistry,
  type Collector,
  collectorSchema,
  type Station,
  stationSchema,
} from '../../data/model/registry';
import { buildJudgeConfig } from './build-judge-config';
import { evaluate } from './evaluate';
import { initialState } from './judge-state';
import type { JudgeConfig, JudgeInput, JudgeState } from './types';

/** For tests: one station `S` with a dry collector `D` (set value 1000 Pa) and a wet one `W` (0.8 m, 10 m3/h). */
export const DRY: Collector = collectorSchema.parse({
  kind: 'collector',
  id: 'D',
  enterprise: 'E',
  code: 'D',
  name: { zh: '干', en: 'dry' },
  workshop: { zh: '车间', en: 'shop' },
  type: 'dry',
  dust: 26,
  machines: [{ kind: 'sander', count: 2 }],
  airflowM3h: 10_000,
  fanPowerKw: 15,
  ductDiameterM: 0.4,
  indoor: false,
  devices: {
    explosionVent: true,
    isolationValve: true,
    sparkDetection: true,
    suppression: false,
    inerting: false,
  },
  setValues: { differentialPressurePa: 1000 },
  points: [
    'running',
    'differentialPressurePa',
    'airlockFault',
    'hopperTemperatureC',
    'producing',
    'sparkCount',
    'inletTemperatureC',
  ],
  dry: {
    filterAreaM2: 140,
    bagRows: 8,
    bagsPerRow: 10,
    bagDiameterM: 0.16,
    bagLengthM: 2.4,
    cleaning: 'timer',
    hopperVolumeM3: 2,
    airlock: 'rotary',
  },
});

export const WET: Collector = collectorSchema.parse({
  ...DRY,
  id: 'W',
  code: 'W',
  type: 'wet',
  dust: 9,
  setValues: { tankLevelM: 0.8, sprayFlowM3h: 10 },
  points: ['running', 'tankLevelM', 'sprayFlowM3h', 'producing', 'hydrogenPercentLel'],
  dry: undefined,
  wet: { tankAreaM2: 2, tankHeightM: 1.2, nozzles: 8, ratedSprayM3h: 10, sludge: 'manual' },
});

export const STATION: Station = stationSchema.parse({
  kind: 'station',
  id: 'S',
  enterprise: 'E',
  name: { zh: '站', en: 'station' },
  collectors: ['D', 'W'],
});

export function configOf(station: Station = STATION, dry: Collector = DRY): JudgeConfig {
  return buildJudgeConfig('live', buildRegistry([station, dry, WET]));
}

export const T0 = 1_795_330_800_000;

/** A reading `s` seconds after T0, received a second later unless said otherwise. */
export function reading(
  collector: 'D' | 'W',
  point: PointId,
  s: number,
  value: number,
  more: { quality?: Quality; receivedS?: number; late?: boolean } = {},
): StoredReading {
  return {
    collector,
    point,
    ts: T0 + s * 1000,
    value,
    quality: more.quality ?? 0,
    station: 'S',
    boot: 1,
    seq: 1,
    ingestId: 1,
    receivedTs: T0 + (more.receivedS ?? s + 1) * 1000,
    late: more.late ?? false,
  };
}

/** Values of one second; a point left out is not sent. */
export type Second = Partial<Record<PointId, number>>;

/** One message a second with what `values` says for that second; undefined = no message. */
export function story(
  collector: 'D' | 'W',
  from: number,
  to: number,
  values: (s: number) => Second | undefined,
): JudgeInput[] {
  const inputs: JudgeInput[] = [];
  for (let s = from; s < to; s++) {
    const second = values(s);
    if (!second) continue;
    const readings = Object.entries(second).map(([point, value]) =>
      reading(collector, point as PointId, s, value),
    );
    inputs.push({ type: 'readings', readings, receivedTs: T0 + (s + 1) * 1000 });
  }
  return inputs;
}

export function tick(s: number): JudgeInput {
  return { type: 'tick', now: T0 + s * 1000 };
}

export function judgeAll(
  inputs: readonly JudgeInput[],
  config: JudgeConfig = configOf(),
  from: JudgeState = initialState(),
): { state: JudgeState; events: AlarmEvent[] } {
  const events: AlarmEvent[] = [];
  let state = from;
  for (const input of inputs) {
    const [next, told] = evaluate(state, input, config);
    state = next;
    events.push(...told);
  }
  return { state, events };
}

/** `raised dp-high 150` and so on, in seconds after T0; rules about silence left out unless asked for. */
export function brief(events: readonly AlarmEvent[], withSilence = false): string[] {
  return events
    .filter((it) => withSilence || !it.alarm.ruleId.endsWith('silent'))
    .map((it) => `${it.kind} ${it.alarm.ruleId} ${(it.ts - T0) / 1000}`);
}
