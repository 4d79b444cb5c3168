import type { Level } from '../../data/model/level';
import type { EnterpriseRisk } from '../../data/model/risk';

/** An area is as bad as the worst of its enterprises; how many stand at which actual level is told beside it. */
export interface AreaRisk {
  /** District code, or `beijing`. */
  readonly area: string;
  readonly extreme: number;
  readonly extremeLevel: Level;
  readonly actual: number;
  readonly actualLevel: Level;
  readonly enterprises: number;
  readonly byLevel: Readonly<Record<Level, number>>;
  /** The enterprise with the greatest actual risk. */
  readonly worstEnterprise: string;
  readonly computedTs: number;
}

/** Gathers enterprises into areas, worst area first; an enterprise without an area is left out. */
export function aggregateRisk(
  risks: readonly EnterpriseRisk[],
  areaOf: (enterprise: string) => string | null,
): readonly AreaRisk[] {
  const groups = new Map<string, EnterpriseRisk[]>();
  for (const risk of risks) {
    const area = areaOf(risk.enterprise);
    if (area !== null) groups.set(area, [...(groups.get(area) ?? []), risk]);
  }
  return [...groups].map(([area, group]) => summarise(area, group)).sort((a, b) => b.actual - a.actual);
}

function summarise(area: string, group: readonly EnterpriseRisk[]): AreaRisk {
  const byActual = group.reduce((worst, risk) => (risk.actual > worst.actual ? risk : worst));
  const byExtreme = group.reduce((worst, risk) => (risk.extreme > worst.extreme ? risk : worst));
  const byLevel = { red: 0, orange: 0, yellow: 0, blue: 0 };
  for (const { actualLevel } of group) byLevel[actualLevel] += 1;
  return {
    area,
    extreme: byExtreme.extreme,
    extremeLevel: byExtreme.extremeLevel,
    actual: byActual.actual,
    actualLevel: byActual.actualLevel,
    enterprises: group.length,
    byLevel,
    worstEnterprise: byActual.enterprise,
    computedTs: Math.min(...group.map((risk) => risk.computedTs)),
  };
}
