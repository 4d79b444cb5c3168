import type { Verdict } from './report-rows';

/** The sentence that the figures of a report come to, as a key of its texts. */
type ReportSentence = 'some' | 'partly' | 'averted' | 'unscripted' | 'quiet' | 'all';

/** What weighs most is said: what went wrong, then what did not come to be, then whether anything came at all. */
export function reportSentence(counts: Readonly<Record<Verdict, number>>): ReportSentence {
  if (counts.miss + counts.late + counts.false > 0) return 'some';
  if (counts.notReached > 0) return 'partly';
  if (counts.averted > 0) return 'averted';
  if (counts.hit > 0) return 'all';
  return counts.unscripted > 0 ? 'unscripted' : 'quiet';
}
