import type { Moment } from '../../data/model/moment';
import type { SeenWorld } from '../auth/narrow-world';
import { type MomentFrame, momentOf, momentOutside } from './moment-of';

/** What comes now and then is heard of this late: a moment this little after the newest stored is not outside. */
const GRACE_MS = 10_000;

/** How a world stood at `at`, epoch ms, as it was known then. `collectors` as in a watch; null: the city's run signals alone. */
export async function momentAt(
  { world, store, view, registry, now }: SeenWorld,
  { at, collectors }: Pick<MomentFrame, 'at' | 'collectors'>,
): Promise<Moment> {
  const span = await store.span();
  const oldestTs = span?.oldestTs ?? null;
  // All that was sent by then is stored, also where nothing was sent.
  const newestTs = span && Math.max(span.newestTs, Math.min(view.judgedThrough(), now()));
  const frame = { world, at, oldestTs, newestTs };
  if (oldestTs !== null && at < oldestTs) return momentOutside('before', frame);
  if (newestTs === null || at > newestTs + GRACE_MS) return momentOutside('after', frame);
  const stored = await store.moment({
    at,
    ...(collectors === null ? { points: ['running'] as const, withoutEstimates: true } : {}),
    ...(collectors instanceof Set ? { collectors: [...collectors] } : {}),
  });
  return momentOf(stored, { ...frame, registry: registry(), collectors });
}
