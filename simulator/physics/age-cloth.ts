import type { Cloth } from './filter-drag';

/**
 * The cloth after so many hours of running: K1(h) = K10 (1 + a h), K2 unchanged. `ageingPerHour` a is a share of K10 per hour.
 * The linear form: "specific resistance of filter media ... increases linearly over a prolonged use" (Saleem, Krammer et al., Powder
 * Technology 224 (2012) 28, abstract read; limestone on needle felt at ambient conditions). The same abstract sees K2 sink a little with
 * use: left out. Valid for seasoned cloth; the first weeks of new bags, from about 250 Pa to two or three times that, are steeper.
 */
export function ageCloth(cloth: Cloth, ageingPerHour: number, runHours: number): Cloth {
  return {
    residualDragPaSM: cloth.residualDragPaSM * (1 + ageingPerHour * runHours),
    cakeResistancePerS: cloth.cakeResistancePerS,
  };
}
