import { createHash } from 'node:crypto';
import type { Scenario } from '../../data/model/scenario';

/** One scenario to play with one seed. */
export interface PlannedCase {
  readonly key: string;
  readonly scenario: Scenario;
  readonly seed: number;
}

/** Every scenario with every seed, seed by seed, so that an early stop has seen every scenario once. */
export function planCases(scenarios: readonly Scenario[], seeds: readonly number[]): readonly PlannedCase[] {
  return seeds.flatMap((seed) =>
    scenarios.map((scenario) => ({ key: keyOf(scenario, seed), scenario, seed })),
  );
}

/** A changed scenario is another case. */
function keyOf(scenario: Scenario, seed: number): string {
  const content = createHash('sha256').update(JSON.stringify(scenario)).digest('hex').slice(0, 12);
  return `${scenario.id}-${content}-${seed}`;
}
