import type { Level } from '../../data/model/level';
import type { Enterprise } from '../../data/model/registry';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import { higherLevel } from './gather-enterprises';

/** What the map and the list beside it say of one district. */
export interface DistrictSummary {
  readonly code: string;
  readonly enterprises: number;
  /** Highest actual risk of its enterprises, 0..100; null where there is none. */
  readonly actual: number | null;
  readonly actualLevel: Level | null;
  readonly extreme: number | null;
  /** The enterprise that sets the figure. */
  readonly worst: string | null;
  readonly openWarnings: number;
  readonly highestWarning: Level | null;
}

export interface CityPicture {
  readonly districts: readonly { readonly code: string }[];
  readonly enterprises: readonly Pick<Enterprise, 'id' | 'district'>[];
  readonly risk: readonly EnterpriseRisk[];
  readonly warnings: readonly Warning[];
}

/** Enterprises, risk and open warnings counted by district, in the order of the districts. */
export function summariseDistricts(city: CityPicture): DistrictSummary[] {
  const riskOf = new Map(city.risk.map((risk) => [risk.enterprise, risk]));
  const open = city.warnings.filter((warning) => warning.state !== 'closed');
  const warningsOf = groupBy(open, (warning) => warning.enterprise);
  const enterprisesOf = groupBy(city.enterprises, (enterprise) => enterprise.district);
  return city.districts.map(({ code }) => summarise(code, enterprisesOf.get(code) ?? [], riskOf, warningsOf));
}

function summarise(
  code: string,
  enterprises: readonly Pick<Enterprise, 'id'>[],
  riskOf: ReadonlyMap<string, EnterpriseRisk>,
  warningsOf: ReadonlyMap<string, readonly Warning[]>,
): DistrictSummary {
  const risks = enterprises.flatMap((enterprise) => riskOf.get(enterprise.id) ?? []);
  const warnings = enterprises.flatMap((enterprise) => warningsOf.get(enterprise.id) ?? []);
  const worst = risks.reduce<EnterpriseRisk | null>(
    (top, risk) => (top && top.actual >= risk.actual ? top : risk),
    null,
  );
  return {
    code,
    enterprises: enterprises.length,
    actual: worst?.actual ?? null,
    actualLevel: risks.reduce<Level | null>((level, risk) => higherLevel(level, risk.actualLevel), null),
    extreme: risks.reduce<number | null>((top, risk) => Math.max(top ?? 0, risk.extreme), null),
    worst: worst?.enterprise ?? null,
    openWarnings: warnings.length,
    highestWarning: warnings.reduce<Level | null>(
      (level, warning) => higherLevel(level, warning.level),
      null,
    ),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
