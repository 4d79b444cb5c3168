import { chooseBucketMs } from '../../../analytics/forecast/choose-bucket-ms';
import { defaultWindowMs } from '../../../analytics/forecast/default-window-ms';
import { forecastPoint } from '../../../analytics/forecast/forecast-point';
import type { PointForecast } from '../../../analytics/forecast/forecast-types';
import { standsOnRunning } from '../../../analytics/forecast/on-running-time';
import { valueLimits } from '../../../analytics/forecast/value-limits';
import { POINTS, type PointId } from '../../../data/model/points';
import type { SeenWorld } from '../../auth/narrow-world';
import { handle } from '../handle';
import { json } from '../json';
import { limited } from '../limit-calls';
import { ProblemError } from '../problem';
import { readQuery } from '../read-input';
import { forecastsQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/**
 * Forecasts of one point, or of every measured quantity of a collector: a line with its interval, the naive line beside it, and of
 * each limit when it is reached, or that it is not within the horizon. Made for `at`, the world's present when left out.
 */
export const GET = handle(
  'see',
  limited('forecasts', async ({ identity, url }) => {
    const query = readQuery(url, forecastsQuery);
    const seen = await worldView(identity, query.world);
    const collector = seen.registry().collectors.get(query.collector);
    if (!collector) throw new ProblemError(404, 'unknown-collector', { id: query.collector });
    const measured = collector.points.filter((point) => POINTS[point].kind === 'analog');
    const at = query.at === undefined ? seen.now() : Math.min(query.at, seen.now());
    const wanted = query.point === undefined ? measured : [query.point];
    const items: PointForecast[] = [];
    for (const point of wanted) {
      if (!measured.includes(point)) {
        const field = { field: 'point', value: point, limit: measured.join(' | ') };
        throw new ProblemError(400, 'bad-field', field);
      }
      const windowMs = query.windowMs ?? defaultWindowMs(point);
      items.push(await forecastOne(seen, { collector: collector.id, point, at, windowMs }));
    }
    return json({ world: query.world, collector: collector.id, at, items });
  }),
);

async function forecastOne(
  { store, judgeConfig }: SeenWorld,
  asked: {
    readonly collector: string;
    readonly point: PointId;
    readonly at: number;
    readonly windowMs: number;
  },
): Promise<PointForecast> {
  const { collector, point, at, windowMs } = asked;
  const bucketMs = chooseBucketMs(point, windowMs);
  const maxPoints = Math.ceil(windowMs / bucketMs) + 1;
  const span = { collector, from: Math.max(0, at - windowMs), to: at, maxPoints };
  const [{ buckets }, running] = await Promise.all([
    store.readings({ ...span, point }),
    standsOnRunning(point) ? store.readings({ ...span, point: 'running' }) : null,
  ]);
  const limits = valueLimits(judgeConfig().rules.get(collector) ?? [], point);
  return forecastPoint({ ...asked, bucketMs, buckets, running: running?.buckets ?? null, limits });
}
