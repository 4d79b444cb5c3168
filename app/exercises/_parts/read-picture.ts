import type { Level } from '../../../data/model/level';
import type { CollectorType } from '../../../data/model/points';
import type { Scenario } from '../../../data/model/scenario';
import { isPartId, type PartId } from '../../../twin/collector/parts';
import { findFault } from './find-fault';
import { levelOfRule } from './rule-facts';

/** One collector of a scenario's picture: which kind, which parts fail, and the highest level expected of it. */
export interface PictureFigure {
  readonly key: string;
  readonly type: CollectorType;
  readonly faulty: readonly PartId[];
  readonly level: Level | null;
}

/** Two stand side by side at most: more would be too small to read. */
const MOST_FIGURES = 2;

/**
 * What a scenario's picture shows: the collectors at which something goes wrong, or, where nothing does, one of each kind
 * that runs. `typeOf` knows registered collectors; of others the fault itself tells.
 */
export function readPicture(
  scenario: Pick<Scenario, 'faults' | 'expectedAlarms'>,
  typeOf: (collector: string) => CollectorType | undefined,
  running: readonly CollectorType[],
): readonly PictureFigure[] {
  const collectors = [...new Set(scenario.faults.map(({ collector }) => collector))].sort();
  if (collectors.length === 0) return healthyFigures(running);
  return collectors.slice(0, MOST_FIGURES).map((collector) => {
    const faults = scenario.faults.filter((fault) => fault.collector === collector);
    const known = faults.map(({ fault }) => findFault(fault)).filter((fault) => fault !== undefined);
    return {
      key: collector,
      type: typeOf(collector) ?? known[0]?.for[0] ?? 'dry',
      faulty: [...new Set(known.map(({ part }) => part).filter(isPartId))],
      level: highestExpected(scenario, collector),
    };
  });
}

function healthyFigures(running: readonly CollectorType[]): readonly PictureFigure[] {
  const types = [...new Set(running)].sort();
  const shown: readonly CollectorType[] = types.length > 0 ? types : ['dry', 'wet'];
  return shown.map((type) => ({ key: type, type, faulty: [], level: null }));
}

const ORDER: readonly Level[] = ['red', 'orange', 'yellow', 'blue'];

function highestExpected(
  { expectedAlarms }: Pick<Scenario, 'expectedAlarms'>,
  collector: string,
): Level | null {
  const levels = expectedAlarms
    .filter((expected) => expected.collector === collector)
    .map(({ ruleId }) => levelOfRule(ruleId));
  return ORDER.find((level) => levels.includes(level)) ?? null;
}
