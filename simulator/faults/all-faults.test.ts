import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../data/catalogue/faults';
import { trialPlant } from '../testing/run-trial';
import { ALL_FAULTS } from './all-faults';
import { HEALTHY } from './fault';

test('the catalogue tells people of every fault that can be injected, and of no other', () => {
  expect(FAULTS.map(({ id }) => id)).toEqual(ALL_FAULTS.map(({ id }) => id));
});

describe.each(ALL_FAULTS.map((fault) => [fault.id, fault] as const))('%s', (id, fault) => {
  const told = FAULTS.find((candidate) => candidate.id === id);

  test('is told for the collectors it fits', () => {
    expect(told?.for).toEqual(fault.for);
  });

  test('bends something, and half of it bends less only where the catalogue says so', () => {
    const [model] = trialPlant(fault.for.includes('dry') ? 'E1-C01' : 'E5-C01').collectors;
    if (!model) throw new Error('the trial plant has no collector');
    const bend = (severity: number) => fault.bend(HEALTHY, severity, { model, elapsedS: 60 });
    expect(bend(1)).not.toEqual(HEALTHY);
    const isGraded = JSON.stringify(bend(0.5)) !== JSON.stringify(bend(1));
    expect(isGraded).toBe(told?.graded);
  });
});
