import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';
import { readQuery } from '../../read-input';
import { worldQuery } from '../../schemas';
import { worldView } from '../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** One alarm and all that happened to it. */
export const GET = handle<{ id: string }>('see', async ({ params: { id }, url, identity }) => {
  const { store } = await worldView(identity, readQuery(url, worldQuery).world);
  const alarm = await store.alarm(id);
  if (!alarm) throw new ProblemError(404, 'unknown-alarm', { id });
  return json({ alarm, events: await store.alarmEvents(id) });
});
