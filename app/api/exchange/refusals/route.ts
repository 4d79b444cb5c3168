import { workbench } from '../../../workbench';
import { seenEnterprises } from '../../exchange-calls';
import { refusalsQuery } from '../../exchange-schemas';
import { handle } from '../../handle';
import { json } from '../../json';
import { readQuery } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Records that the endpoint refused for good, newest first. */
export const GET = handle('see-exchange', async ({ url, identity }) => {
  const { limit } = readQuery(url, refusalsQuery);
  const seen = seenEnterprises(identity);
  const { ministry } = workbench();
  return json(await (seen === null ? ministry.refusals(limit) : ministry.refusals(limit, [...seen])));
});
