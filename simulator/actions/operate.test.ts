import { expect, test } from 'vitest';
import type { OperatorAction } from '../../data/model/scenario';
import { agedState } from '../aged-state';
import { injectFault } from '../faults/inject-fault';
import type { CollectorState, Plant, PlantState } from '../plant';
import { step } from '../step';
import { TRIAL_TS, trialPlant } from '../testing/run-trial';
import { operate } from './operate';

test('production stopped: no dust comes, the collector goes on', () => {
  const { plant, state } = running('E1-C01');
  const after = play(plant, operate(plant, state, wanted('stop-production', 'E1-C01')), 60);
  const [before, now] = [only(state), only(after)];
  expect(now).toMatchObject({ producing: false, running: true });
  expect(now.airFlowM3s).toBeGreaterThan(1);
  expect(now.dustInKg - before.dustInKg).toBe(0);
});

test('fan stopped: the air dies away, the interlock stops production after 5 s', () => {
  const { plant, state } = running('E1-C01');
  const stopped = operate(plant, state, wanted('stop-fan', 'E1-C01'));
  expect(only(play(plant, stopped, 3))).toMatchObject({ running: false, producing: true });
  expect(only(play(plant, stopped, 6))).toMatchObject({ running: false, producing: false });
  expect(only(play(plant, stopped, 90)).airFlowM3s).toBe(0);
});

test('an airlock cleared of a trip or of a bridge empties the hopper again, and its contact returns', () => {
  for (const id of ['airlock-motor-trip', 'hopper-bridging']) {
    const { plant, state } = running('E1-C01', id);
    const full = play(plant, state, 3600);
    const cleared = operate(plant, full, wanted('clear-airlock', 'E1-C01'));
    expect(cleared.faults).toEqual([]);
    expect(dustOf(play(plant, cleared, 3600))).toBeLessThan(0.5 * dustOf(full));
  }
});

test('a pump started again sprays within 20 s; what else is wrong stays wrong', () => {
  const { plant, state } = running('E5-C01', 'pump-trip');
  const stuck = injectFault(plant, state, {
    id: 'make-up-valve-stuck-shut',
    collector: 'E5-C01',
    severity: 1,
    rampS: 0,
  });
  const dry = play(plant, stuck, 60);
  expect(sprayOf(dry)).toBe(0);
  const started = operate(plant, dry, wanted('start-pump', 'E5-C01'));
  expect(sprayOf(play(plant, started, 20)) * 3600).toBeGreaterThan(18);
  expect(started.faults.map(({ id }) => id)).toEqual(['make-up-valve-stuck-shut']);
});

test('an order holds in a state that went through JSON, and leaves the neighbours alone', () => {
  const { plant, state } = running('E1-C01');
  const stopped = operate(plant, state, wanted('stop-production', 'E1-C01'));
  expect(stopped.orders).toEqual([{ action: 'stop-production', collector: 'E1-C01', sinceTs: state.ts }]);
  expect(step(plant, JSON.parse(JSON.stringify(stopped)))).toEqual(step(plant, stopped));
  const elsewhere = { ...stopped, orders: [{ ...stopped.orders[0], collector: 'E1-C02' }] } as PlantState;
  expect(only(play(plant, elsewhere, 10)).producing).toBe(true);
});

test.each([
  ['stop-fan', 'E9-C01', undefined, 'collector "E9-C01" is not simulated'],
  ['start-pump', 'E1-C01', undefined, 'it is dry and has no pump'],
  ['start-pump', 'E5-C01', undefined, 'its pump has not tripped'],
  ['clear-airlock', 'E5-C01', undefined, 'it has no airlock'],
  ['clear-airlock', 'E1-C01', undefined, 'its airlock works'],
  ['stop-fan', 'E1-C01', 'fan-trip', 'its fan stands still'],
] as const)('refuses %s at %s after %s', (action, collector, fault, sentence) => {
  const { plant, state } = running(collector === 'E5-C01' ? 'E5-C01' : 'E1-C01', fault);
  expect(() => operate(plant, play(plant, state, 1), wanted(action, collector))).toThrow(sentence);
});

test('refuses what was ordered already', () => {
  const { plant, state } = running('E1-C01');
  const stopped = operate(plant, state, wanted('stop-fan', 'E1-C01'));
  expect(() => operate(plant, stopped, wanted('stop-fan', 'E1-C01'))).toThrow('ordered already');
});

function wanted(action: OperatorAction, collector: string) {
  return { action, collector };
}

function running(collector: string, fault?: string): { plant: Plant; state: PlantState } {
  const plant = trialPlant(collector);
  const state = play(plant, agedState(plant, 1, TRIAL_TS), 120);
  if (fault === undefined) return { plant, state };
  return { plant, state: injectFault(plant, state, { id: fault, collector, severity: 1, rampS: 0 }) };
}

function play(plant: Plant, state: PlantState, seconds: number): PlantState {
  let next = state;
  for (let second = 0; second < seconds; second++) next = step(plant, next);
  return next;
}

function only({ collectors: [collector] }: PlantState): CollectorState {
  if (!collector) throw new Error('a collector was expected');
  return collector;
}

function dustOf(state: PlantState): number {
  const collector = only(state);
  return collector.type === 'dry' ? collector.hopperDustKg : Number.NaN;
}

function sprayOf(state: PlantState): number {
  const collector = only(state);
  return collector.type === 'wet' ? collector.sprayM3s : Number.NaN;
}
