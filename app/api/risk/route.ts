import { aggregateRisk } from '../aggregate-risk';
import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { riskQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Extreme and actual risk of each enterprise with its contributions, or of districts or the city by their worst. */
export const GET = handle('see', async ({ url, identity }) => {
  const { level, world } = readQuery(url, riskQuery);
  const { view, registry } = await worldView(identity, world);
  // Whose worst and whose number these are: a city's figures are of the caller's districts alone.
  const scope = { districts: identity.districts };
  const risks = [...view.risk.values()];
  if (level === 'enterprise') return json({ level, scope, items: risks });
  const enterprises = registry().enterprises;
  const areaOf = level === 'city' ? () => 'beijing' : (id: string) => enterprises.get(id)?.district ?? null;
  return json({ level, scope, items: aggregateRisk(risks, areaOf) });
});
