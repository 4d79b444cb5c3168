import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { alarmsQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Alarms of the collectors that are shown, newest first. `state=open` is every alarm that is not normal. */
export const GET = handle(['see', 'be-run'], async ({ url, identity }) => {
  const { world, state, collector, from, to, limit } = readQuery(url, alarmsQuery);
  const { store, registry } = await worldView(identity, world);
  const { collectors } = registry();
  const items = await store.alarms({
    ...(state ? { states: state } : {}),
    collectors: (collector ?? [...collectors.keys()]).filter((id) => collectors.has(id)),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    limit,
  });
  return json({ items });
});
