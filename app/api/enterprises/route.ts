import { enterpriseDetail } from '../enterprise-detail';
import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { worldQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Every registered enterprise with its collectors, stations and cameras. */
export const GET = handle('see', async ({ url, identity }) => {
  const registry = (await worldView(identity, readQuery(url, worldQuery).world)).registry();
  return json({ items: [...registry.enterprises.values()].map((each) => enterpriseDetail(registry, each)) });
});
