import type { RunReport } from '../../../../../data/model/exercise';
import { workbench } from '../../../../workbench';
import { findRun, requireOwnRun, steered } from '../../../exercise-calls';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { ProblemError } from '../../../problem';
import { readJson } from '../../../read-input';
import { runReport } from '../../../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const REPORT_BYTES = 4 * 1024 * 1024;

/** Expected beside observed; 409 until the run has ended and its process has written it. */
export const GET = handle<{ id: string }>('see', async ({ identity, params: { id } }) => {
  const { state } = findRun(identity, id);
  const report = await steered(() => workbench().exercises.report(id));
  if (!report) throw new ProblemError(409, 'no-report', { id, state });
  return json(report);
});

/** By the run's own process only. */
export const PUT = handle<{ id: string }>('be-run', async ({ request, identity, params: { id } }) => {
  requireOwnRun(identity, id);
  const report = await readJson(request, runReport, REPORT_BYTES);
  await steered(() => workbench().exercises.putReport(id, report as RunReport));
  return json({ stored: true });
});
