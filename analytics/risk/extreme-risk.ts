import { BUILDING_SCORES, EXTREME_WEIGHTS, PERSON_SCORES } from '../../data/catalogue/risk-model';
import type { Collector, Enterprise } from '../../data/model/registry';
import type { Contribution } from '../../data/model/risk';
import { type DustNumbers, scoreDust } from './score-dust';
import { scoreSystem } from './score-system';

/**
 * Extreme risk 0..100, the worst credible case of an enterprise: dust, persons, building and system, weighted.
 * What is missing counts as the worst. Contributions sum to the figure. Local model, see data/catalogue/risk-model.ts.
 */
export function extremeRisk(
  enterprise: Enterprise,
  collectors: readonly Collector[],
  dustOf: (no: number) => DustNumbers | undefined,
): { readonly figure: number; readonly contributions: readonly Contribution[] } {
  const contributions = [
    ofDust(enterprise, collectors, dustOf),
    contribution('persons', scorePersons(enterprise.workersPerShift), {
      workers: enterprise.workersPerShift,
    }),
    contribution('building', scoreBuilding(enterprise), {
      storeys: enterprise.building.storeys,
      structure: enterprise.building.structure,
      dormitory: Number(enterprise.building.dormitoryOrOfficeNearby),
    }),
    ofSystem(collectors),
  ];
  return { figure: contributions.reduce((sum, it) => sum + it.points, 0), contributions };
}

function ofDust(
  enterprise: Enterprise,
  collectors: readonly Collector[],
  dustOf: (no: number) => DustNumbers | undefined,
): Contribution {
  let worst = { score: 0, dust: 0 };
  const take = (score: number, dust: number) => {
    if (score > worst.score) worst = { score, dust };
  };
  for (const { dust, labReport } of collectors) take(scoreDust(dustOf(dust), labReport), dust);
  const handled = new Set(collectors.map((it) => it.dust));
  for (const dust of enterprise.dusts) if (!handled.has(dust)) take(scoreDust(dustOf(dust)), dust);
  return contribution('dust', worst.score, { dust: worst.dust });
}

function scorePersons(workers: number): number {
  return PERSON_SCORES.find((row) => workers < row.below)?.score ?? 1;
}

function scoreBuilding({ building }: Enterprise): number {
  const { base, multiStorey, brick, dormitoryOrOfficeNearby } = BUILDING_SCORES;
  const sum =
    base +
    (building.storeys > 1 ? multiStorey : 0) +
    (building.structure === 'brick' ? brick : 0) +
    (building.dormitoryOrOfficeNearby ? dormitoryOrOfficeNearby : 0);
  return Math.min(1, sum);
}

/** Without any registered system nothing is known of it: the worst. */
function ofSystem(collectors: readonly Collector[]): Contribution {
  let worst: { finding: string; score: number; collector: string } = {
    finding: 'unknown',
    score: 0,
    collector: '',
  };
  for (const collector of collectors) {
    const found = scoreSystem(collector);
    if (found.score > worst.score) worst = { ...found, collector: collector.id };
  }
  const score = collectors.length === 0 ? 1 : worst.score;
  return contribution('system', score, { finding: worst.finding, collector: worst.collector });
}

function contribution(
  factor: keyof typeof EXTREME_WEIGHTS,
  score: number,
  params: Contribution['params'],
): Contribution {
  return { factor, score, points: 100 * EXTREME_WEIGHTS[factor] * score, params };
}
