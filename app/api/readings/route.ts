import { POINTS } from '../../../data/model/points';
import { handle } from '../handle';
import { json } from '../json';
import { ProblemError } from '../problem';
import { readQuery } from '../read-input';
import { readingsQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const HOUR_MS = 3_600_000;

/** History of one point, never more than `maxPoints` buckets; `source` says what they were made of. Default: the last hour. */
export const GET = handle('see', async ({ url, identity }) => {
  const query = readQuery(url, readingsQuery);
  const seen = await worldView(identity, query.world);
  const { collector, point, maxPoints } = query;
  if (!seen.registry().collectors.has(collector)) {
    throw new ProblemError(404, 'unknown-collector', { id: collector });
  }
  const to = query.to ?? seen.now();
  const from = query.from ?? to - HOUR_MS;
  if (from >= to) throw new ProblemError(400, 'bad-field', { field: 'from', value: from, limit: `< ${to}` });
  const { source, buckets } = await seen.store.readings({ collector, point, from, to, maxPoints });
  return json({ point, unit: POINTS[point].unit, from, to, source, buckets });
});
