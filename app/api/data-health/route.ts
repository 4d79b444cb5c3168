import type { World } from '../../../data/model/world';
import { type Workbench, type WorldView, workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { ProblemError } from '../problem';
import { readQuery } from '../read-input';
import { dataHealthQuery } from '../schemas';
import { assessDataHealth, type Heard } from './assess-data-health';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const HOUR_MS = 3_600_000;
const MOST_REFUSALS = 10_000;

/** How well the data came in over the last `hours`, or over those before `at`: a row a station, a row a point. */
export const GET = handle('see-quarantine', async ({ url }) => {
  const { world, hours, at } = readQuery(url, dataHealthQuery);
  const bench = workbench();
  const seen = await bench.worldOf(world);
  if (!seen) throw new ProblemError(404, 'unknown-run', { id: world.slice('run:'.length) });
  const now = seen.now();
  const isPast = at !== undefined && at < now;
  const to = isPast ? at : now;
  const window = { from: to - hours * HOUR_MS, to, upSince: upSince(bench, world, to) };
  const [activity, state] = await Promise.all([
    readActivity(seen, window),
    readState(seen, isPast ? at : null),
  ]);
  return json(
    assessDataHealth({
      ...window,
      ...activity,
      ...state,
      world,
      registry: seen.registry(),
      rules: seen.judgeConfig().rules,
      refusals: await seen.store.quarantine(MOST_REFUSALS),
    }),
  );
});

/** This process has been up since its start; of earlier ones nothing is known. A run's time passes only while it is up. */
function upSince(bench: Workbench, world: World, to: number): number | null {
  const since = world === 'live' ? bench.startedTs : bench.exercises.get(world.slice('run:'.length))?.startTs;
  return since !== undefined && since < to ? since : null;
}

type Window = Pick<Heard, 'from' | 'to' | 'upSince'>;

async function readActivity(
  { store }: WorldView,
  { from, to, upSince: since }: Window,
): Promise<Pick<Heard, 'points' | 'skews' | 'countedPoints'>> {
  const { points, stations: skews } = await store.activity({ from, to });
  if (since === null || since <= from) return { points, skews, countedPoints: points };
  const counted = await store.activity({ from: since, to });
  return { points, skews, countedPoints: counted.points };
}

/** How it stands now, from memory; or stood at a past moment, from the store. */
async function readState(
  { view, store }: WorldView,
  at: number | null,
): Promise<Pick<Heard, 'latest' | 'lines' | 'alarms'>> {
  if (at === null) return { latest: view.latest, lines: view.lines, alarms: [...view.openAlarms.values()] };
  const { latest, lines, alarms } = await store.moment({ at, withoutEstimates: true });
  return { latest, lines, alarms };
}
