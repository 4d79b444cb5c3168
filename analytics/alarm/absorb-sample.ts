import { absorbHabit } from './absorb-habit';
import { absorbPressure } from './absorb-pressure';
import type { CollectorMemory, PointMemory, SwitchMemory } from './judge-state';
import type { PreparedCollector } from './prepare-config';
import type { Sample } from './rule-logic';
import { addSample, newWindow } from './slot-window';

const PRESSURE_SLOT_MS = 5000;
const PRESSURE_SLOTS = 24;
const TEMPERATURE_SLOT_MS = 30_000;
const TEMPERATURE_SLOTS = 40;
const DISTRUST_MS = 60_000;
/** After a start it takes so long until a point behaves as usual. */
const SETTLED_MS = 120_000;

/**
 * Writes one good sample (quality 0, in event-time order) into a collector's memory: last value, edges of the switches,
 * and the windows of differential pressure (running only) and temperature.
 */
export function absorbSample(memory: CollectorMemory, sample: Sample, collector: PreparedCollector): void {
  const { point, ts, value } = sample;
  if (point === 'running') absorbRunning(memory, sample, collector);
  else if (point === 'producing') absorbSwitch(memory.producing, sample, collector.switchHoldMs);
  const known = memory.points[point];
  if (!known) {
    memory.points[point] = { value, ts, changedTs: ts, distrustedUntil: 0 };
  } else {
    absorbPoint(known, sample, collector);
  }
  const habit = collector.habits.get(point);
  if (habit && memory.running.value === 1 && ts - memory.running.sinceTs >= SETTLED_MS) {
    memory.habits ??= {};
    const changedTs = memory.points[point]?.changedTs ?? ts;
    memory.habits[point] = absorbHabit(memory.habits[point], { ts, value, changedTs }, habit);
  }
  if (point === 'differentialPressurePa' && memory.running.value === 1) {
    memory.windows[point] ??= newWindow(PRESSURE_SLOT_MS, PRESSURE_SLOTS);
    addSample(memory.windows[point], ts, value);
    absorbPressure(memory, ts, value, collector);
  }
  if (point === 'hopperTemperatureC' && ts >= (memory.points[point]?.distrustedUntil ?? 0)) {
    memory.windows[point] ??= newWindow(TEMPERATURE_SLOT_MS, TEMPERATURE_SLOTS);
    addSample(memory.windows[point], ts, value);
  }
}

function absorbPoint(known: PointMemory, { point, ts, value }: Sample, collector: PreparedCollector): void {
  const jump = collector.jumpOf.get(point);
  const isJump =
    jump && known.ts > 0 && ts - known.ts <= jump.withinMs && Math.abs(value - known.value) >= jump.jumpC;
  if (isJump) known.distrustedUntil = ts < known.distrustedUntil ? 0 : ts + DISTRUST_MS;
  if (value !== known.value || ts - known.ts > collector.holdMs) known.changedTs = ts;
  known.value = value;
  known.ts = ts;
}

function absorbRunning(memory: CollectorMemory, sample: Sample, collector: PreparedCollector): void {
  const before = memory.running.value;
  absorbSwitch(memory.running, sample, collector.switchHoldMs);
  if (before !== memory.running.value) delete memory.windows.differentialPressurePa;
}

/** An edge counts only if the switch was heard shortly before: what changed during a gap changed at an unknown moment. */
function absorbSwitch(memory: SwitchMemory, { ts, value }: Sample, switchHoldMs: number): void {
  const next = value > 0 ? 1 : 0;
  const isGap = memory.value === null || ts - memory.ts > switchHoldMs;
  if (isGap || next !== memory.value) memory.sinceTs = isGap && next === memory.value ? memory.sinceTs : ts;
  if (isGap) {
    memory.offTs = null;
    memory.onTs = null;
  } else if (next !== memory.value) {
    if (next === 1) memory.onTs = ts;
    else memory.offTs = ts;
  }
  memory.value = next;
  memory.ts = ts;
}
