import { PICTURES_REACH_MS } from './picture-limits';

/** A kept picture. */
export interface PictureEntry {
  /** Event time, epoch ms. */
  readonly ts: number;
  readonly bytes: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** At most so much of one camera: about 1,400 pictures of 45 kB. */
const CAMERA_BYTES = 64 * 1024 * 1024;
const NEWEST = 100;
/** Younger than `reachMs` one stays in each stretch of `everyMs`. Each stretch is a whole number of the one before. */
const STEPS: readonly { readonly reachMs: number; readonly everyMs: number }[] = [
  { reachMs: 3 * HOUR_MS, everyMs: MINUTE_MS },
  { reachMs: 3 * DAY_MS, everyMs: 10 * MINUTE_MS },
  { reachMs: PICTURES_REACH_MS, everyMs: HOUR_MS },
];

/**
 * Which of a camera's pictures go, by event time; `ascending` by ts. Of the last thirty days the newest 100 stay, then one a minute for three hours,
 * one in ten minutes for three days, one an hour for thirty days: the first of its stretch, so that thinning often
 * leaves every hour its first picture. (A stretch half beyond a border of age may keep one more when it is thinned once.) When they are more than `limitBytes`, the oldest go.
 */
export function thinPictures(
  ascending: readonly PictureEntry[],
  now: number,
  limitBytes = CAMERA_BYTES,
): ReadonlySet<PictureEntry> {
  const gone = new Set<PictureEntry>();
  const stretches = new Set<string>();
  ascending.forEach((entry, index) => {
    const step = STEPS.find(({ reachMs }) => now - entry.ts <= reachMs);
    if (!step) gone.add(entry);
    else if (index < ascending.length - NEWEST && !takeStretch(stretches, entry.ts, step.everyMs))
      gone.add(entry);
  });
  let bytes = ascending.reduce((sum, entry) => sum + (gone.has(entry) ? 0 : entry.bytes), 0);
  for (const entry of ascending) {
    if (bytes <= limitBytes) break;
    if (gone.has(entry)) continue;
    gone.add(entry);
    bytes -= entry.bytes;
  }
  return gone;
}

/** Whether the stretch of this moment was still free. */
function takeStretch(taken: Set<string>, ts: number, everyMs: number): boolean {
  const name = `${everyMs} ${Math.floor(ts / everyMs)}`;
  if (taken.has(name)) return false;
  taken.add(name);
  return true;
}
