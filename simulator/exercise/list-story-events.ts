import type { Scenario } from '../../data/model/scenario';

/** A fault of the story begins or ends. `atS`: seconds since the story's start. */
export type StoryEvent =
  | {
      readonly kind: 'begin';
      readonly atS: number;
      readonly collector: string;
      readonly fault: string;
      readonly severity: number;
      readonly rampS: number;
    }
  | { readonly kind: 'end'; readonly atS: number; readonly collector: string; readonly fault: string };

/** What happens in a scenario, in order; of the same second, an end before a beginning, else the order of the file. */
export function listStoryEvents(scenario: Pick<Scenario, 'faults'>): readonly StoryEvent[] {
  const events = scenario.faults.flatMap(({ clearAtS, ...fault }): StoryEvent[] => {
    const { collector } = fault;
    const begin = { kind: 'begin' as const, ...fault };
    if (clearAtS === undefined) return [begin];
    return [begin, { kind: 'end', atS: clearAtS, collector, fault: fault.fault }];
  });
  return events.toSorted((a, b) => a.atS - b.atS || Number(a.kind === 'begin') - Number(b.kind === 'begin'));
}
