import { type Assessment, assessEnterprise } from './assess-enterprise';
import { formatBeijingTime } from './beijing-time';
import type { Books, Series } from './books';
import type { RiskQuery } from './message';

export interface RiskResult {
  readonly resultId: string;
  readonly entCode: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly score: number;
  readonly computedTime: string;
  readonly reason: string;
}

export interface RiskDesk {
  /** Results computed at `since` or later, oldest first, at most `limit`. */
  readonly answer: (query: RiskQuery, nowTs: number) => readonly RiskResult[];
}

interface Computed {
  readonly assessment: Assessment;
  readonly computedTs: number;
}

/** A result that says the same is made anew no sooner than this, ms. */
const AGAIN_AFTER_MS = 60_000;

/** Computes when asked: an enterprise gets a new result when its newest values tell something else, or once a minute while values come. */
export function createRiskDesk(books: Pick<Books, 'series'>, limit: number): RiskDesk {
  const newest = new Map<string, Computed>();
  let lastTs = 0;
  return {
    answer({ sinceTs, entCodes }, nowTs) {
      // Two answers never have results of the same moment, whatever the clock does.
      lastTs = Math.max(nowTs, lastTs + 1);
      const wanted = new Set(entCodes);
      for (const [entCode, series] of groupByEnterprise(books.series())) {
        if (wanted.size > 0 && !wanted.has(entCode)) continue;
        const assessment = assessEnterprise(series);
        if (assessment && isNews(newest.get(entCode), assessment, lastTs))
          newest.set(entCode, { assessment, computedTs: lastTs });
      }
      return [...newest]
        .filter(
          ([entCode, { computedTs }]) => (wanted.size === 0 || wanted.has(entCode)) && computedTs >= sinceTs,
        )
        .toSorted(([, a], [, b]) => a.computedTs - b.computedTs)
        .slice(0, limit)
        .map(([entCode, { assessment, computedTs }]) => toResult(entCode, assessment, computedTs));
    },
  };
}

function isNews(
  before: Computed | undefined,
  { level, score, reason, asOfTs }: Assessment,
  nowTs: number,
): boolean {
  if (!before) return true;
  const old = before.assessment;
  if (old.level !== level || old.score !== score || old.reason !== reason) return true;
  return asOfTs > old.asOfTs && nowTs - before.computedTs >= AGAIN_AFTER_MS;
}

function toResult(entCode: string, { level, score, reason }: Assessment, computedTs: number): RiskResult {
  const computedTime = formatBeijingTime(computedTs);
  return { resultId: `${entCode}-${computedTime}`, entCode, level, score, computedTime, reason };
}

function groupByEnterprise(series: readonly Series[]): ReadonlyMap<string, readonly Series[]> {
  const groups = new Map<string, Series[]>();
  for (const each of series) {
    const group = groups.get(each.entCode);
    if (group) group.push(each);
    else groups.set(each.entCode, [each]);
  }
  return groups;
}
