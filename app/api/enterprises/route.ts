import { workbench } from '../../workbench';
import { enterpriseDetail } from '../enterprise-detail';
import { handle } from '../handle';
import { json } from '../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Every registered enterprise with its collectors, stations and cameras. */
export const GET = handle('see', async () => {
  const registry = workbench().registry();
  return json({ items: [...registry.enterprises.values()].map((each) => enterpriseDetail(registry, each)) });
});
