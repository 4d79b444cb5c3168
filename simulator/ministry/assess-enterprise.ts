import type { Series } from './books';

export interface Assessment {
  /** 1 highest ... 4 lowest. */
  readonly level: 1 | 2 | 3 | 4;
  /** 0 nothing found ... 100 every point beyond its limit, one decimal. */
  readonly score: number;
  readonly reason: string;
  /** Time of measurement of the enterprise's newest value, epoch ms: the assessment is as of this. */
  readonly asOfTs: number;
}

/** A point whose newest value is older than the enterprise's newest by this much counts as silent, ms. */
const SILENT_AFTER_MS = 600_000;

/**
 * Limits of the stand-in's own practice model, in the profile's units; no authority's rule.
 * 70 °C at the inlet is AQ 4273-2016 5.1.4; the others are guesses of the right order.
 */
const LIMITS: Readonly<Record<string, number>> = { SX: 0, WD: 70, JW: 70, H2: 25, CO: 50, HH: 0 };

const BEYOND_LIMIT = 1;
const NOT_KNOWN = 0.5;

/**
 * The stand-in's own, simple model of one enterprise, from its newest value of each point: a value beyond its limit weighs 1,
 * one of bad quality or a silent point 0.5. score = 60 x worst + 40 x mean of the weights; level 1 from 70, 2 from 60,
 * 3 from 20, else 4. Null without a value.
 */
export function assessEnterprise(series: readonly Series[]): Assessment | null {
  if (series.length === 0) return null;
  const asOfTs = Math.max(...series.map(({ newest }) => newest.collectTs));
  const weights = series.map((each) => weigh(each, asOfTs));
  const worst = Math.max(...weights);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const score = Math.round(10 * (60 * worst + 40 * mean)) / 10;
  return { level: levelOf(score), score, asOfTs, reason: reasonOf(weights) };
}

function weigh({ pointCode, newest }: Series, asOfTs: number): number {
  const limit = LIMITS[pointCode];
  if (asOfTs - newest.collectTs > SILENT_AFTER_MS || newest.quality !== 0) return NOT_KNOWN;
  return limit !== undefined && newest.value > limit ? BEYOND_LIMIT : 0;
}

function levelOf(score: number): 1 | 2 | 3 | 4 {
  if (score >= 70) return 1;
  if (score >= 60) return 2;
  return score >= 20 ? 3 : 4;
}

function reasonOf(weights: readonly number[]): string {
  const beyond = weights.filter((weight) => weight === BEYOND_LIMIT).length;
  const unknown = weights.filter((weight) => weight === NOT_KNOWN).length;
  const all = weights.length;
  return `越限 ${beyond}/${all}，质量差或无数据 ${unknown}/${all} · beyond limits ${beyond} of ${all}, bad or silent ${unknown} of ${all}`;
}
