import { stationOf } from '../../../../data/model/registry';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** One collector with its rules, every number resolved, and the station that sends its data. */
export const GET = handle<{ id: string }>('see', async ({ params: { id } }) => {
  const bench = workbench();
  const registry = bench.registry();
  const collector = registry.collectors.get(id);
  if (!collector) throw new ProblemError(404, 'unknown-collector', { id });
  const rules = bench.judgeConfig().rules.get(id) ?? [];
  // In place of the record's overrides stand the rules that result from them.
  return json({ ...collector, rules, station: stationOf(registry, id) ?? null });
});
