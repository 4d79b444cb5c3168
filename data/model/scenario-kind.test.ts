import { expect, test } from 'vitest';
import type { TimedFault } from './scenario';
import { scenarioKind } from './scenario-kind';

const fault = (id: string): TimedFault => ({ atS: 0, collector: 'E1-C01', fault: id, severity: 1, rampS: 0 });

test('a file that says nothing is what its faults are', () => {
  expect(scenarioKind({ faults: [] })).toBe('healthy');
  expect(scenarioKind({ faults: [fault('fan-trip'), fault('fan-trip')] })).toBe('fault');
  expect(scenarioKind({ faults: [fault('fan-trip'), fault('bag-torn')] })).toBe('combination');
});

test('a file that says it is taken at its word', () => {
  expect(scenarioKind({ kind: 'accident', faults: [fault('self-heating')] })).toBe('accident');
  expect(scenarioKind({ kind: 'healthy', faults: [fault('bag-blinding')] })).toBe('healthy');
});
