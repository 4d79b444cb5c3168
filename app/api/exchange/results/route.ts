import { workbench } from '../../../workbench';
import { seenEnterprises } from '../../exchange-calls';
import { handle } from '../../handle';
import { json } from '../../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** What the other side computed, the newest of each enterprise. */
export const GET = handle('see-exchange', async ({ identity }) => {
  const seen = seenEnterprises(identity);
  const items = workbench().ministry.results();
  return json({ items: items.filter(({ enterprise }) => seen === null || seen.has(enterprise)) });
});
