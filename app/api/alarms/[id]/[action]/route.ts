import { audit } from '../../../../auth/audit';
import { workbench } from '../../../../workbench';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { ProblemError } from '../../../problem';
import { readJson } from '../../../read-input';
import { reasonBody } from '../../../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const NOT_YET: ReadonlySet<string> = new Set(['shelve', 'unshelve', 'suppress']);

/** What a person does with an alarm. Now: acknowledge, with a reason, in the name of who is signed in. */
export const POST = handle<{ id: string; action: string }>(
  'acknowledge',
  async ({ request, identity, params: { id, action }, url }) => {
    if (NOT_YET.has(action)) throw new ProblemError(501, 'not-yet', { action });
    if (action !== 'acknowledge') throw new ProblemError(404, 'unknown-path', { path: url.pathname });
    const { reason } = await readJson(request, reasonBody);
    const bench = workbench();
    const alarm = await bench.acknowledge(id, identity.name, reason);
    if (!alarm) {
      const isKnown = (await bench.store.alarm(id)) !== null;
      throw isKnown
        ? new ProblemError(409, 'alarm-not-open', { id })
        : new ProblemError(404, 'unknown-alarm', { id });
    }
    await audit(identity.name, 'alarm.acknowledge', id, 'done', { reason });
    return json(alarm);
  },
);
