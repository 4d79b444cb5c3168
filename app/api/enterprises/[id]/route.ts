import { enterpriseDetail } from '../../enterprise-detail';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';
import { readQuery } from '../../read-input';
import { worldQuery } from '../../schemas';
import { worldView } from '../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** One enterprise with its collectors, stations and cameras. */
export const GET = handle<{ id: string }>('see', async ({ params: { id }, url, identity }) => {
  const registry = (await worldView(identity, readQuery(url, worldQuery).world)).registry();
  const enterprise = registry.enterprises.get(id);
  if (!enterprise) throw new ProblemError(404, 'unknown-enterprise', { id });
  return json(enterpriseDetail(registry, enterprise));
});
