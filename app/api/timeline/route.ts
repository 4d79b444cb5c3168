import { handle } from '../handle';
import { json } from '../json';
import { ProblemError } from '../problem';
import { readQuery } from '../read-input';
import { timelineQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const DAY_MS = 86_400_000;
const MOST_MARKS = 500;

/** Where a world's stored past begins and ends, and the alarms raised in a span of it, the gravest first. Default: the last day. */
export const GET = handle('see', async ({ url, identity }) => {
  const query = readQuery(url, timelineQuery);
  const { store, registry, now } = await worldView(identity, query.world);
  const to = query.to ?? now();
  const from = query.from ?? to - DAY_MS;
  if (from >= to) throw new ProblemError(400, 'bad-field', { field: 'from', value: from, limit: `< ${to}` });
  const collectors = [...registry().collectors.keys()];
  const [span, { marks, total }] = await Promise.all([
    store.span(),
    store.alarmMarks({ from, to, collectors, limit: MOST_MARKS }),
  ]);
  return json({
    scope: { districts: identity.districts },
    oldestTs: span?.oldestTs ?? null,
    newestTs: span?.newestTs ?? null,
    alarms: marks,
    total,
  });
});
