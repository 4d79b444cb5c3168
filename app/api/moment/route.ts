import { momentAt } from '../../live/moment-at';
import { handle } from '../handle';
import { json } from '../json';
import { limited } from '../limit-calls';
import { readQuery } from '../read-input';
import { momentQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** How a world stood at a moment, as it was known then. `collectors=*` is all of them; left out, the run signals alone. */
export const GET = handle(
  'see',
  limited('moment', async ({ url, identity }) => {
    const { world, at, collectors } = readQuery(url, momentQuery);
    return json(await momentAt(await worldView(identity, world), { at, collectors }));
  }),
);
