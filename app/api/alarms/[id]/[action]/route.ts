import { noteAcknowledgement, requireAcknowledge } from '../../../acknowledging';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { ProblemError } from '../../../problem';
import { readJson, readQuery } from '../../../read-input';
import { reasonBody, worldQuery } from '../../../schemas';
import { worldView } from '../../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const NOT_YET: ReadonlySet<string> = new Set(['shelve', 'unshelve', 'suppress']);

/** What a person does with an alarm. Now: acknowledge, with a reason, in the name of who is signed in. */
export const POST = handle<{ id: string; action: string }>(
  ['acknowledge', 'acknowledge-in-exercise'],
  async ({ request, identity, params: { id, action }, url }) => {
    if (NOT_YET.has(action)) throw new ProblemError(501, 'not-yet', { action });
    if (action !== 'acknowledge') throw new ProblemError(404, 'unknown-path', { path: url.pathname });
    const { reason } = await readJson(request, reasonBody);
    const { world } = readQuery(url, worldQuery);
    await requireAcknowledge(identity, world, url.pathname);
    const view = await worldView(identity, world);
    const alarm = await view.acknowledge(id, identity.name, reason);
    if (!alarm) {
      const known = await view.store.alarm(id);
      if (!known) throw new ProblemError(404, 'unknown-alarm', { id });
      const isHeld = known.state === 'out-of-service';
      throw new ProblemError(409, isHeld ? 'alarm-held' : 'alarm-not-open', { id });
    }
    const { ruleId, collector } = alarm;
    const params = { ruleId, collector };
    await noteAcknowledgement(world, { by: identity.name, reason, what: 'alarm', id, params });
    return json(alarm);
  },
);
