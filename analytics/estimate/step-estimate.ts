import type { FrameEstimate } from '../../data/model/frame';
import type { Reading } from '../../data/model/reading';
import type { Collector, Registry } from '../../data/model/registry';
import { addSample, newWindow, runningMedian, type SlotWindow } from '../alarm/slot-window';
import { bagLoadPercent } from './bag-load';
import { collectDust, hasDischarge, restingLevel } from './collected-dust';

/** What is inferred of each collector, by id. A plain value, bounded; nothing in it is measured. */
export interface EstimateState {
  readonly collectors: Readonly<Record<string, CollectorEstimate>>;
}

interface CollectorEstimate {
  readonly type: Collector['type'];
  /** Last sample of `running`. */
  readonly running: boolean;
  readonly runningTs: number;
  readonly stoppedTs: number | null;
  readonly airlockFault: boolean;
  readonly pressure: SlotWindow;
  readonly bagLoadPercent: number | null;
  /** Hopper or sludge, share of full. */
  readonly level: number;
}

const SLOT_MS = 5000;
const SLOTS = 12;
/** A longer gap between samples is not counted as running. */
const LONGEST_STEP_MS = 60_000;
/** Emptied by hand after a stop this long: after each shift. Own closure. */
const EMPTIED_AFTER_MS = 4 * 3_600_000;

export function initialEstimates(): EstimateState {
  return { collectors: {} };
}

/**
 * Estimates after these readings (event-time order within a point; older ones are passed over; quality 0 alone), from station
 * signals only: bag load from running differential pressure, hopper level and sludge from run time and airlock state.
 */
export function stepEstimates(
  state: EstimateState,
  readings: readonly Reading[],
  registry: Registry,
): EstimateState {
  const touched: Record<string, CollectorEstimate> = {};
  for (const reading of readings) {
    if (reading.quality !== 0) continue;
    const collector = registry.collectors.get(reading.collector);
    if (!collector) continue;
    const before = touched[collector.id] ?? owned(state.collectors[collector.id]) ?? begin(collector);
    touched[collector.id] = step(before, reading, collector);
  }
  return forgetStrangers({ ...state.collectors, ...touched }, registry);
}

/** As frames carry them, 0..100, one decimal. */
export function estimatesOf(state: EstimateState): FrameEstimate[] {
  return Object.entries(state.collectors).flatMap(([id, it]): FrameEstimate[] => {
    const level = percent(100 * it.level);
    if (it.type === 'wet') return [[id, 'sludgePercent', level]];
    const hopper: FrameEstimate = [id, 'hopperLevelPercent', level];
    return it.bagLoadPercent === null
      ? [hopper]
      : [[id, 'bagLoadPercent', percent(it.bagLoadPercent)], hopper];
  });
}

/** Collectors that are no longer registered are dropped as soon as there are more estimates than collectors. */
function forgetStrangers(collectors: Record<string, CollectorEstimate>, registry: Registry): EstimateState {
  const ids = Object.keys(collectors);
  if (ids.length <= registry.collectors.size) return { collectors };
  return {
    collectors: Object.fromEntries(Object.entries(collectors).filter(([id]) => registry.collectors.has(id))),
  };
}

function begin(collector: Collector): CollectorEstimate {
  return {
    type: collector.type,
    running: false,
    runningTs: 0,
    stoppedTs: null,
    airlockFault: false,
    pressure: newWindow(SLOT_MS, SLOTS),
    bagLoadPercent: null,
    level: restingLevel(collector),
  };
}

/** A copy whose window may be written to. */
function owned(from: CollectorEstimate | undefined): CollectorEstimate | undefined {
  return from && { ...from, pressure: { ...from.pressure, slots: from.pressure.slots.slice() } };
}

function step(
  before: CollectorEstimate,
  { point, ts, value }: Reading,
  collector: Collector,
): CollectorEstimate {
  switch (point) {
    case 'running':
      return ts > before.runningTs ? stepRunning(before, ts, value > 0, collector) : before;
    case 'airlockFault':
      return { ...before, airlockFault: value > 0 };
    case 'differentialPressurePa':
      return before.running ? stepPressure(before, ts, value, collector) : before;
    default:
      return before;
  }
}

function stepRunning(
  before: CollectorEstimate,
  ts: number,
  running: boolean,
  collector: Collector,
): CollectorEstimate {
  const gapMs = before.runningTs === 0 ? 0 : ts - before.runningTs;
  const collected = collectDust(
    collector,
    {
      level: before.level,
      running: before.running,
      discharges: hasDischarge(collector) && !before.airlockFault,
    },
    Math.min(gapMs, LONGEST_STEP_MS) / 1000,
  );
  const stoppedTs = running ? null : (before.stoppedTs ?? ts);
  const isEmptied = !hasDischarge(collector) && stoppedTs !== null && ts - stoppedTs >= EMPTIED_AFTER_MS;
  const pressure = running === before.running ? before.pressure : newWindow(SLOT_MS, SLOTS);
  return {
    ...before,
    running,
    runningTs: ts,
    stoppedTs,
    pressure,
    level: isEmptied ? restingLevel(collector) : collected,
  };
}

function stepPressure(
  before: CollectorEstimate,
  ts: number,
  pa: number,
  collector: Collector,
): CollectorEstimate {
  addSample(before.pressure, ts, pa);
  const median = runningMedian(before.pressure, ts, SLOT_MS * SLOTS);
  return median === undefined ? before : { ...before, bagLoadPercent: bagLoadPercent(collector, median) };
}

function percent(value: number): number {
  return Math.round(value * 10) / 10;
}
