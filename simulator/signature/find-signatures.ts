import { POINTS, type PointId } from '../../data/model/points';
import type { RegistryRecord } from '../../data/model/registry';
import type { Scenario, TimedFault } from '../../data/model/scenario';
import { happenTo } from '../exercise/happen-to';
import { listStoryEvents } from '../exercise/list-story-events';
import { ALL_FAULTS } from '../faults/all-faults';
import { HEALTHY } from '../faults/fault';
import type { CollectorModel, CollectorState } from '../plant';
import { type Clockwork, createClockwork } from '../stations/station-clockwork';
import { type CycleWatch, watchCycles } from './watch-cycles';
import { type PointWatch, watchPoint } from './watch-point';

/** When the signature of a fault leaves the noise of its sensors, s since the story's start; null: it never does. */
export interface Signature {
  readonly fault: string;
  readonly collector: string;
  readonly onsetS: number;
  readonly signatureS: number | null;
}

export interface SignatureOptions {
  readonly scenario: Scenario;
  /** Enterprises, collectors and stations of the scenario. */
  readonly records: readonly RegistryRecord[];
  readonly seed: number;
}

/**
 * Plays each faulty station beside its healthy twin of the same seed. A signature leaves its noise at the start of the first 30 s in which
 * their difference, averaged over these 30 s, exceeds 3 sigma of the sensor on some point; the pressure under cleaning is compared by
 * trough, amplitude, slope and period of each cycle with 3 sigma of the twin's own cycles, and by its range. A switch differs at once.
 * What a fault does to the line rather than to a value (catalogue 40 to 45) begins with its onset. Of two faults of one collector each
 * takes the first difference behind its own onset.
 */
export function findSignatures(options: SignatureOptions): readonly Signature[] {
  const { scenario, records } = options;
  const found: Signature[] = [];
  for (const record of records) {
    if (record.kind !== 'station' || record.retired) continue;
    const faults = scenario.faults.filter(({ collector }) => record.collectors.includes(collector));
    if (faults.length > 0) found.push(...signaturesAt(record.id, faults, options));
  }
  return found;
}

function signaturesAt(
  station: string,
  faults: readonly TimedFault[],
  options: SignatureOptions,
): readonly Signature[] {
  const { scenario } = options;
  const startTs = Date.parse(scenario.startsAt);
  const endTs = startTs + scenario.durationS * 1000;
  const faulty = openStation(station, options);
  const healthy = openStation(station, options);
  const watches = faults.map((fault) => watchFault(fault, faulty));
  const events = listStoryEvents({ faults: [...faults] });
  for (let at = 0; faulty.nextSampleTs() <= endTs; ) {
    const ts = faulty.nextSampleTs();
    for (let event = events[at]; event && startTs + event.atS * 1000 < ts; event = events[at]) {
      happenTo(faulty, event, startTs + event.atS * 1000);
      at++;
    }
    faulty.advance();
    healthy.advance();
    const second = (ts - startTs) / 1000;
    for (const watch of watches) watch.look(second, faulty, healthy);
  }
  return watches.map((watch) => watch.signature());
}

function openStation(id: string, { scenario, records, seed }: SignatureOptions): Clockwork {
  const station = records.find((record) => record.kind === 'station' && record.id === id);
  if (station?.kind !== 'station') throw new Error(`station "${id}" has no record.`);
  const enterprise = records.find((r) => r.kind === 'enterprise' && r.id === station.enterprise);
  if (enterprise?.kind !== 'enterprise') throw new Error(`station "${id}" has no enterprise beside it.`);
  return createClockwork({
    station,
    enterprise,
    collectors: records
      .filter((record) => record.kind === 'collector')
      .filter((collector) => station.collectors.includes(collector.id)),
    seed,
    alwaysOn: scenario.alwaysOn,
    boot: '1',
    speed: 1,
    startTs: Date.parse(scenario.startsAt),
  });
}

interface FaultWatch {
  readonly look: (second: number, faulty: Clockwork, healthy: Clockwork) => void;
  readonly signature: () => Signature;
}

function watchFault(fault: TimedFault, station: Clockwork): FaultWatch {
  const at = station.plant.collectors.findIndex(({ id }) => id === fault.collector);
  const model = station.plant.collectors[at];
  if (!model) throw new Error(`collector "${fault.collector}" is not at its station.`);
  const points = model.points.map((point) => [point, watchOf(point, model)] as const);
  const cycles: CycleWatch | null = model.type === 'dry' ? watchCycles(fault.atS) : null;
  return {
    look(second, faulty, healthy) {
      const values = faulty.newest()[at]?.values;
      const twin = healthy.newest()[at]?.values;
      if (!values || !twin) return;
      if (second >= fault.atS)
        for (const [point, watch] of points)
          if (!isCycled(point, model)) watch.look(second, Number(values[point]), Number(twin[point]));
      cycles?.look(second, momentOf(faulty, at), momentOf(healthy, at));
    },
    signature() {
      const { collector, atS: onsetS } = fault;
      const seconds = [...points.map(([, watch]) => watch.leftAtS()), cycles?.leftAtS() ?? null];
      const earliest = Math.min(...seconds.map((second) => second ?? Number.POSITIVE_INFINITY));
      const signatureS = isOnTheLine(fault.fault, model) ? onsetS : earliest;
      return {
        fault: fault.fault,
        collector,
        onsetS,
        signatureS: Number.isFinite(signatureS) ? signatureS : null,
      };
    },
  };
}

function watchOf(point: PointId, model: CollectorModel): PointWatch {
  const spec = model.sensors[point];
  if (!spec || POINTS[point].kind !== 'analog') return watchPoint(() => 0);
  return watchPoint((value) =>
    Math.hypot(spec.processNoise, spec.relativeNoise * value, spec.electronicNoise, spec.quantum / 2),
  );
}

function isCycled(point: PointId, model: CollectorModel): boolean {
  return model.type === 'dry' && point === 'differentialPressurePa';
}

function momentOf(station: Clockwork, at: number) {
  const state: CollectorState | undefined = station.state().collectors[at];
  const shown = station.newest()[at]?.values.differentialPressurePa;
  return {
    pa: Number(shown),
    sweeping: state?.type === 'dry' && state.cleaning.sweeping,
    running: state?.running === true,
  };
}

/** It bends the messages and no value. */
function isOnTheLine(id: string, model: CollectorModel): boolean {
  const fault = ALL_FAULTS.find((known) => known.id === id);
  return fault !== undefined && fault.bend(HEALTHY, 1, { model, elapsedS: 60 }).line !== HEALTHY.line;
}
