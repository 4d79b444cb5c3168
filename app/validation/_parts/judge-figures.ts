import { FAULTS } from '../../../data/catalogue/faults';
import type { CaseOutline, ValidationSummary } from '../../../data/model/validation';

/** What the validation is measured by; the bars are the ones that were set before the first run. */
export const BARS = {
  full: { limit: 100, atLeast: true },
  half: { limit: 95, atLeast: true },
  ratio: { limit: 1.5, atLeast: false },
  falseAlarms: { limit: 0.05, atLeast: false },
  leaks: { limit: 0, atLeast: false },
} as const;
export type FigureId = keyof typeof BARS;

/** Healthy device-days below which a rate of false alarms says nothing. */
export const LEAST_DEVICE_DAYS = 400;
const HALF = 0.5;

/** `open`: what was played does not break the bar, but does not suffice to say that it holds. */
export type FigureVerdict = 'holds' | 'fails' | 'open';

export interface Figure {
  readonly id: FigureId;
  /** Null: nothing was played that would show it. */
  readonly value: number | null;
  readonly verdict: FigureVerdict;
  /** Why it is open. */
  readonly why?: 'nothing-played' | 'faults-unplayed' | 'too-few-days';
  /** Faults of the catalogue that were not played at this severity. */
  readonly unplayed?: number;
}

type Judged = Omit<Figure, 'id'>;

/** Each figure beside its bar. A figure that could not be measured never holds. Pure. */
export function judgeFigures({
  summary,
  cases,
}: {
  readonly summary: ValidationSummary;
  readonly cases: readonly Pick<CaseOutline, 'faults'>[];
}): readonly Figure[] {
  return [
    { id: 'full', ...judgeDetected('full', summary.detectedFullPct, unplayedAt(1, cases)) },
    { id: 'half', ...judgeDetected('half', summary.detectedHalfPct, unplayedAt(HALF, cases)) },
    { id: 'ratio', ...judge('ratio', summary.medianDelayRatio) },
    { id: 'falseAlarms', ...judgeFalseAlarms(summary) },
    { id: 'leaks', ...judge('leaks', summary.leaks) },
  ];
}

function judge(id: FigureId, value: number | null): Judged {
  if (value === null) return { value, verdict: 'open', why: 'nothing-played' };
  const { limit, atLeast } = BARS[id];
  return { value, verdict: (atLeast ? value >= limit : value <= limit) ? 'holds' : 'fails' };
}

function judgeDetected(id: 'full' | 'half', value: number | null, unplayed: number): Judged {
  const judged = { ...judge(id, value), unplayed };
  if (judged.verdict !== 'holds' || unplayed === 0) return judged;
  return { ...judged, verdict: 'open', why: 'faults-unplayed' };
}

function judgeFalseAlarms({ falseAlarmsPerDeviceDay, healthyDeviceDays }: ValidationSummary): Judged {
  const judged = judge('falseAlarms', falseAlarmsPerDeviceDay);
  if (judged.verdict !== 'holds' || healthyDeviceDays >= LEAST_DEVICE_DAYS) return judged;
  return { ...judged, verdict: 'open', why: 'too-few-days' };
}

/** Faults of today's catalogue that no case plays at this severity; half is for faults that have degrees. */
function unplayedAt(severity: number, cases: readonly Pick<CaseOutline, 'faults'>[]): number {
  const played = new Set(
    cases.flatMap(({ faults }) =>
      faults.filter((one) => one.severity === severity).map(({ fault }) => fault),
    ),
  );
  return FAULTS.filter(({ id, graded }) => (severity === 1 || graded) && !played.has(id)).length;
}
