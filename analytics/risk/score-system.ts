import { SYSTEM_SCORES } from '../../data/catalogue/risk-model';
import { WATER_REACTIVE_DUSTS } from '../../data/catalogue/rules';
import type { Collector } from '../../data/model/registry';

export type SystemFinding = keyof typeof SYSTEM_SCORES;

/** The worst finding about a dust-removal system and its score 0..1. Local model, see data/catalogue/risk-model.ts. */
export function scoreSystem(collector: Collector): {
  readonly finding: SystemFinding;
  readonly score: number;
} {
  let worst: SystemFinding = 'base';
  for (const finding of findings(collector))
    if (SYSTEM_SCORES[finding] > SYSTEM_SCORES[worst]) worst = finding;
  return { finding: worst, score: SYSTEM_SCORES[worst] };
}

function findings(collector: Collector): SystemFinding[] {
  const { devices, dry, indoor, positivePressure, sharedSystem, type, dust } = collector;
  const found: SystemFinding[] = [];
  const isReactive = WATER_REACTIVE_DUSTS.includes(dust);
  if (positivePressure) found.push(isReactive ? 'positivePressureMetal' : 'positivePressure');
  if (sharedSystem) found.push('sharedSystem');
  if (type === 'wet') {
    if (isReactive) found.push(devices.hydrogenVent ? 'hydrogenVented' : 'hydrogenUnvented');
    return found;
  }
  if (!devices.explosionVent && !devices.suppression && !devices.inerting) found.push('noProtection');
  if (!devices.isolationValve) found.push('noIsolation');
  if (dry?.airlock === 'none') found.push('noAirlock');
  if (indoor) found.push('indoorDry');
  return found;
}
