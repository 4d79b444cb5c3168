import type { Plant, PlantState } from './plant';
import { lastStart } from './schedule/shift-at';
import { MAX_STEP_S, step } from './step';

const AT_LEAST_MS = 2 * 3_600_000;
const AT_MOST_MS = 16 * 3_600_000;
const FINE_STEP_S = 5;

/** When a plant must begin to stand believably at `now`: its last shift's start, or two hours back, whichever is earlier. Epoch ms. */
export function warmUpFrom(plant: Plant, now: number): number {
  const shift = plant.alwaysOn ? null : lastStart(plant.shifts, now, { leadS: 900, lagS: 960 });
  const early = shift === null ? now - AT_LEAST_MS : Math.min(shift - 900_000, now - AT_LEAST_MS);
  return Math.max(early, now - AT_MOST_MS);
}

/** Lets time pass from the state's moment to `now` in coarse steps (5 s up to two hours, else 10 s). Epoch ms. */
export function warmUp(plant: Plant, state: PlantState, now: number): PlantState {
  const stepS = now - state.ts > AT_LEAST_MS ? MAX_STEP_S : FINE_STEP_S;
  let warm = state;
  while (warm.ts + stepS * 1000 <= now) warm = step(plant, warm, stepS);
  return warm.ts < now ? step(plant, warm, (now - warm.ts) / 1000) : warm;
}
