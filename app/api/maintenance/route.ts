import { LONGEST_MAINTENANCE_MS, type MaintenanceWindow } from '../../../data/model/maintenance';
import { LIVE } from '../../../data/model/world';
import { audit } from '../../auth/audit';
import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { ProblemError } from '../problem';
import { readJson, readQuery } from '../read-input';
import { maintenanceBody, maintenanceQuery } from '../registry-schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Whoever fills in a form has begun a little before. */
const EARLIEST_START_MS = 5 * 60_000;

/** Times of maintenance that have not ended, by their beginning; with `ended=1` behind them the latest `limit` that have, newest first. */
export const GET = handle('see', async ({ url, identity }) => {
  const { ended, limit } = readQuery(url, maintenanceQuery);
  const { collectors } = (await worldView(identity, LIVE)).registry();
  const { registryDesk } = workbench();
  const isSeen = ({ collector }: MaintenanceWindow): boolean => collectors.has(collector);
  const current = registryDesk
    .maintenance()
    .filter(isSeen)
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
  const past = ended === '1' ? registryDesk.endedMaintenance().filter(isSeen).slice(0, limit) : [];
  return json({ items: [...current, ...past] });
});

/** Holds a collector's alarms back from `from`, or now, until `to`. */
export const POST = handle('manage-maintenance', async ({ request, identity }) => {
  const { collector, to, reason, from: wanted } = await readJson(request, maintenanceBody);
  const { registryDesk, now } = workbench();
  const { collectors } = (await worldView(identity, LIVE)).registry();
  if (!collectors.has(collector)) throw new ProblemError(404, 'unknown-collector', { id: collector });
  return registryDesk.inTurn(async () => {
    const from = wanted ?? now();
    if (from < now() - EARLIEST_START_MS)
      throw new ProblemError(422, 'maintenance-start', { minutes: EARLIEST_START_MS / 60_000 });
    if (to <= Math.max(from, now())) throw new ProblemError(422, 'maintenance-end');
    if (to - from > LONGEST_MAINTENANCE_MS)
      throw new ProblemError(422, 'maintenance-too-long', { days: LONGEST_MAINTENANCE_MS / 86_400_000 });
    const other = registryDesk
      .maintenance()
      .find((window) => window.collector === collector && window.from < to && window.to > from);
    if (other) throw new ProblemError(409, 'maintenance-overlaps', { collector }, { window: other });
    const window = await registryDesk.startMaintenance({ collector, from, to, reason, by: identity.name });
    await audit(identity.name, 'maintenance.start', collector, 'done', { id: window.id, from, to, reason });
    return json(window, 201);
  });
});
