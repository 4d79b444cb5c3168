import type { AuditEntry } from '../../data/store/people-store';
import { audit } from './audit';
import { ofWorkbench } from './of-workbench';

type Refusal = Pick<AuditEntry, 'actor' | 'action' | 'object' | 'detail'>;

/** 本系统默认 (local rule): so many refusals of one action to one actor are written down one by one, in each window. */
export const REFUSALS_IN_FULL = 5;
export const REFUSALS_WINDOW_MS = 60_000;

interface Flood {
  written: number;
  /** Refused beyond those, the last of them about this. */
  more: number;
  object: string;
}

/**
 * Writes down that somebody was refused something. The first of an actor and an action in a minute each have an entry of their own,
 * the others one together with their number: an entry is a commit and a file that is synced, and asking in a loop costs nothing.
 */
export async function auditRefusal({ actor, action, object, detail }: Refusal): Promise<void> {
  const floods = ofWorkbench<Floods>('audit-refusals', () => new Map());
  const key = JSON.stringify([actor, action]);
  const known = floods.get(key);
  const flood = known ?? { written: 0, more: 0, object };
  if (!known) {
    floods.set(key, flood);
    setTimeout(() => void writeRest(floods, { key, actor, action }), REFUSALS_WINDOW_MS).unref();
  }
  if (flood.written >= REFUSALS_IN_FULL) {
    flood.more += 1;
    flood.object = object;
    return;
  }
  flood.written += 1;
  await audit(actor, action, object, 'refused', detail);
}

type Floods = Map<string, Flood>;

async function writeRest(
  floods: Floods,
  { key, actor, action }: { readonly key: string; readonly actor: string; readonly action: string },
): Promise<void> {
  const { more = 0, object = '-' } = floods.get(key) ?? {};
  floods.delete(key);
  // What cannot be kept now was refused all the same.
  if (more > 0) await audit(actor, action, object, 'refused', { attempts: more }).catch(() => undefined);
}
