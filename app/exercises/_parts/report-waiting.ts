import type { Run } from '../../../data/model/exercise';

type Ended = Pick<Run, 'hasReport' | 'endedWallTs'>;

/** The judge works for seconds; after this long its process has gone without a report. */
const OVERDUE_MS = 120_000;

/** Whether the report should long be there, as of `askedTs`, epoch ms. */
export function isReportOverdue({ hasReport, endedWallTs }: Ended, askedTs: number): boolean {
  return !hasReport && endedWallTs !== null && askedTs - endedWallTs > OVERDUE_MS;
}

/** Whether to ask for it again. The end is told by the server's clock, which may differ: a page asks for as long by its own, too. */
export function mayReportCome(
  run: Ended,
  { openedTs, askedTs }: { readonly openedTs: number; readonly askedTs: number },
): boolean {
  return !run.hasReport && (!isReportOverdue(run, askedTs) || askedTs - openedTs <= OVERDUE_MS);
}
