import { stationOf } from '../../../../data/model/registry';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';
import { readQuery } from '../../read-input';
import { worldQuery } from '../../schemas';
import { worldView } from '../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** One collector with its rules, every number resolved, and the station that sends its data. */
export const GET = handle<{ id: string }>('see', async ({ params: { id }, url, identity }) => {
  const seen = await worldView(identity, readQuery(url, worldQuery).world);
  const registry = seen.registry();
  const collector = registry.collectors.get(id);
  if (!collector) throw new ProblemError(404, 'unknown-collector', { id });
  const rules = seen.judgeConfig().rules.get(id) ?? [];
  // In place of the record's overrides stand the rules that result from them.
  return json({ ...collector, rules, station: stationOf(registry, id) ?? null });
});
