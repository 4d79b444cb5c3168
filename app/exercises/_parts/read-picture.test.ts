import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../data/model/scenario';
import { readPicture } from './read-picture';

const fault = (collector: string, id: string) => ({ atS: 60, collector, fault: id, severity: 1, rampS: 0 });
const story = (part: Partial<Scenario>) => ({ faults: [], expectedAlarms: [], ...part });

describe('the picture of a scenario', () => {
  it('shows one of each kind where nothing goes wrong', () => {
    const kinds = (running: readonly ('dry' | 'wet')[]) =>
      readPicture(story({}), () => undefined, running).map(({ type, faulty, level }) => [
        type,
        faulty,
        level,
      ]);
    expect(kinds(['wet', 'dry', 'wet'])).toEqual([
      ['dry', [], null],
      ['wet', [], null],
    ]);
    expect(kinds(['wet'])).toEqual([['wet', [], null]]);
    expect(kinds([])).toHaveLength(2);
  });

  it('shows the failing part with the highest expected level', () => {
    const figures = readPicture(
      story({
        faults: [fault('E2-C01', 'airlock-motor-trip')],
        expectedAlarms: [
          { ruleId: 'dp-off-setpoint', collector: 'E2-C01', fromS: 0, toS: 1 },
          { ruleId: 'hopper-temp-highhigh', collector: 'E2-C01', fromS: 0, toS: 1 },
        ],
      }),
      () => 'dry',
      ['dry'],
    );
    expect(figures).toEqual([{ key: 'E2-C01', type: 'dry', faulty: ['airlock'], level: 'red' }]);
  });

  it('knows the kind from the fault where the collector is not registered, and shows two at most', () => {
    const figures = readPicture(
      story({
        faults: [fault('C3', 'pump-trip'), fault('C1', 'pump-trip'), fault('C2', 'pulse-air-lost')],
      }),
      () => undefined,
      [],
    );
    expect(figures.map(({ key, type }) => [key, type])).toEqual([
      ['C1', 'wet'],
      ['C2', 'dry'],
    ]);
  });
});
