import { SAMPLE_RECORDS } from '../data/catalogue/sample-plants';
import { agedState } from './aged-state';
import { buildPlant } from './build-plant';
import type { PlantState } from './plant';
import { samplePlant } from './sample-plant';
import { step } from './step';

const START_TS = Date.parse('2026-11-23T10:00:00+08:00');
const STEPS = 20_000;
const WARM_UP = 4000;

/** Prints what one second of each sample collector costs in the bare model, a step and a sample, as `{collector: microseconds}`. */
function main(): void {
  const costs = SAMPLE_RECORDS.flatMap((collector) => {
    const enterprise = SAMPLE_RECORDS.find(
      (record) => collector.kind === 'collector' && record.id === collector.enterprise,
    );
    if (collector.kind !== 'collector' || enterprise?.kind !== 'enterprise') return [];
    const plant = buildPlant(enterprise, [collector], { seed: 1, alwaysOn: true });
    let state: PlantState = agedState(plant, 1, START_TS);
    const run = (steps: number): void => {
      for (let i = 0; i < steps; i++) state = samplePlant(plant, step(plant, state, 1)).state;
    };
    run(WARM_UP);
    const began = performance.now();
    run(STEPS);
    return [[collector.id, ((performance.now() - began) * 1000) / STEPS]];
  });
  process.stdout.write(`${JSON.stringify(Object.fromEntries(costs))}\n`);
}

main();
