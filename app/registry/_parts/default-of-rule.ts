import type { CatalogueRule } from '../../../data/catalogue/rules';

/**
 * The number that holds when a collector sets none, as a form shows it: times in seconds, a share of the set value in the
 * point's unit once that is known. Null: the catalogue leaves it open, or it depends on what is not known here.
 */
export function defaultOfRule(rule: CatalogueRule, name: string, setValue: number | null): number | null {
  if (name === 'deadband')
    return rule.deadbandOfSet === undefined ? rule.deadband : share(rule.deadbandOfSet, setValue);
  if (name === 'onDelayMs' || name === 'offDelayMs') return rule[name] / 1000;
  const own = rule.numbers[name];
  if (own !== undefined) return name.endsWith('Ms') ? own / 1000 : own;
  const ofSet = rule.numbers[`${name}OfSet`];
  return ofSet === undefined ? null : share(ofSet, setValue);
}

function share(fraction: number, setValue: number | null): number | null {
  return setValue === null ? null : Number((fraction * setValue).toPrecision(6));
}
