import { DUST_SCORES } from '../../data/catalogue/risk-model';
import type { Collector } from '../../data/model/registry';

/** What the model must know of a dust; null and undefined count as the worst. */
export interface DustNumbers {
  readonly kstBarMs: number | null;
  readonly pmaxMPa: number | null;
  readonly mieMj: number | null;
  readonly mitCloudC: number | null;
  readonly level: '高' | '较高' | '一般';
}

/**
 * 0..1: the worst of severity (Kst, Pmax) and sensitivity (ignition energy and temperature), never below the catalogue's own
 * degree of danger. A plant's laboratory report goes before the catalogue. Local model, see data/catalogue/risk-model.ts.
 */
export function scoreDust(dust: DustNumbers | undefined, report?: Collector['labReport']): number {
  if (!dust && !report) return 1;
  const kst = report?.kstBarMs ?? dust?.kstBarMs ?? null;
  const pmax = report?.pmaxMPa ?? dust?.pmaxMPa ?? null;
  const mie = report?.mieMj ?? dust?.mieMj ?? null;
  const mit = report?.mitCloudC ?? dust?.mitCloudC ?? null;
  return Math.max(
    share(kst, DUST_SCORES.fullKstBarMs),
    share(pmax, DUST_SCORES.fullPmaxMPa),
    mie === null ? 1 : (DUST_SCORES.ignitionEnergy.find((row) => mie <= row.mj)?.score ?? 1),
    mit === null ? 1 : (DUST_SCORES.ignitionTemperature.find((row) => mit <= row.c)?.score ?? 1),
    dust ? DUST_SCORES.levelFloor[dust.level] : 0,
  );
}

function share(value: number | null, full: number): number {
  return value === null ? 1 : Math.min(1, value / full);
}
