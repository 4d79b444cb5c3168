import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** One alarm and all that happened to it. */
export const GET = handle<{ id: string }>('see', async ({ params: { id } }) => {
  const { store } = workbench();
  const alarm = await store.alarm(id);
  if (!alarm) throw new ProblemError(404, 'unknown-alarm', { id });
  return json({ alarm, events: await store.alarmEvents(id) });
});
