import type { World } from '../../../data/model/world';
import type { SeenWorld } from '../../auth/narrow-world';
import { type Workbench, workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { limited } from '../limit-calls';
import { readQuery } from '../read-input';
import { dataHealthQuery } from '../schemas';
import { worldView } from '../world-view';
import { assessDataHealth, type Heard } from './assess-data-health';
import { shareScans } from './share-scans';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const HOUR_MS = 3_600_000;
const MOST_REFUSALS = 10_000;
/** A window is read again when it has moved on by this part of what it covers, as 4 min of a day, and no sooner than 10 s. */
const PART_OF_WINDOW = 360;
const READ_AGAIN_MS = 10_000;
/** A run's time may pass 600 times as fast, and its file is small. */
const READ_RUN_AGAIN_MS = 1000;

type Scan = Pick<Heard, 'from' | 'to' | 'upSince' | 'points' | 'skews' | 'countedPoints' | 'refusals'>;
const shared = shareScans<Scan>();

/** How well the data came in over the last `hours`, or over those before `at`: a row a station, a row a point. */
export const GET = handle(
  'see-quarantine',
  limited('data-health', async ({ url, identity }) => {
    const { world, hours, at } = readQuery(url, dataHealthQuery);
    const seen = await worldView(identity, world);
    const now = seen.now();
    const isPast = at !== undefined && at < now;
    const to = isPast ? at : now;
    const asked = { now: workbench().now(), maxAgeMs: maxAgeMs(world, hours) };
    // What is read for one scope is not told to another.
    const key = `${world} ${hours} ${isPast ? at : 'now'} ${seen.scope ?? ''}`;
    const [scan, state] = await Promise.all([
      shared(key, asked, () => scanWindow(seen, { from: to - hours * HOUR_MS, to })),
      readState(seen, isPast ? at : null),
    ]);
    const registered = { registry: seen.registry(), rules: seen.judgeConfig().rules };
    const health = assessDataHealth({ world, ...registered, ...scan, ...state });
    return json({ ...health, scope: { districts: identity.districts } });
  }),
);

function maxAgeMs(world: World, hours: number): number {
  if (world !== 'live') return READ_RUN_AGAIN_MS;
  const { now, startedTs } = workbench();
  return Math.max(READ_AGAIN_MS, Math.min(hours * HOUR_MS, now() - startedTs) / PART_OF_WINDOW);
}

async function scanWindow(
  { world, store }: SeenWorld,
  window: { readonly from: number; readonly to: number },
): Promise<Scan> {
  const since = upSince(workbench(), world, window.to);
  const [whole, counted, refusals] = await Promise.all([
    store.activity(window),
    since !== null && since > window.from ? store.activity({ from: since, to: window.to }) : null,
    store.quarantine(MOST_REFUSALS),
  ]);
  const points = whole.points;
  const countedPoints = counted?.points ?? points;
  return { ...window, upSince: since, points, skews: whole.stations, countedPoints, refusals };
}

/** This process has been up since its start; of earlier ones nothing is known. A run's time passes only while it is up. */
function upSince(bench: Workbench, world: World, to: number): number | null {
  const since = world === 'live' ? bench.startedTs : bench.exercises.get(world.slice('run:'.length))?.startTs;
  return since !== undefined && since < to ? since : null;
}

/** How it stands now, from memory; or stood at a past moment, from the store. */
async function readState(
  { view, store }: SeenWorld,
  at: number | null,
): Promise<Pick<Heard, 'latest' | 'lines' | 'alarms'>> {
  if (at === null) return { latest: view.latest, lines: view.lines, alarms: [...view.openAlarms.values()] };
  const { latest, lines, alarms } = await store.moment({ at, withoutEstimates: true });
  return { latest, lines, alarms };
}
