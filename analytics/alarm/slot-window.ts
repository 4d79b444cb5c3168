/**
 * The last minutes of one signal as means over fixed slots of event time: bounded whatever the cadence.
 * `slots` is flat: start, sum, count of each slot, oldest first.
 */
export interface SlotWindow {
  slotMs: number;
  keep: number;
  slots: number[];
}

const WIDTH = 3;

export function newWindow(slotMs: number, keep: number): SlotWindow {
  return { slotMs, keep, slots: [] };
}

/** Adds a sample; samples come in event-time order. */
export function addSample(window: SlotWindow, ts: number, value: number): void {
  const start = Math.floor(ts / window.slotMs) * window.slotMs;
  const { slots } = window;
  const last = slots.length - WIDTH;
  if (last >= 0 && slots[last] === start) {
    slots[last + 1] = (slots[last + 1] ?? 0) + value;
    slots[last + 2] = (slots[last + 2] ?? 0) + 1;
    return;
  }
  slots.push(start, value, 1);
  if (slots.length > window.keep * WIDTH) slots.splice(0, WIDTH);
}

/** Means of the slots that began within `windowMs` before `ts`, oldest first. */
export function recentMeans(window: SlotWindow, ts: number, windowMs: number): number[] {
  const means: number[] = [];
  for (let at = 0; at < window.slots.length; at += WIDTH) {
    const start = window.slots[at] ?? 0;
    if (start > ts - windowMs) means.push((window.slots[at + 1] ?? 0) / (window.slots[at + 2] ?? 1));
  }
  return means;
}

/**
 * Median of the slot means of the last `windowMs`: pulse spikes and single strokes of cleaning do not move it.
 * Undefined without a sample.
 */
export function runningMedian(window: SlotWindow, ts: number, windowMs: number): number | undefined {
  const means = recentMeans(window, ts, windowMs);
  for (let i = 1; i < means.length; i++) {
    const value = means[i] ?? 0;
    let j = i - 1;
    while (j >= 0 && (means[j] ?? 0) > value) {
      means[j + 1] = means[j] ?? 0;
      j--;
    }
    means[j + 1] = value;
  }
  const middle = means.length >> 1;
  const upper = means[middle];
  if (upper === undefined || means.length % 2 === 1) return upper;
  return (upper + (means[middle - 1] ?? upper)) / 2;
}
