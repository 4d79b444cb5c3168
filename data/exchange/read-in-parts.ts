import type { StoredReading } from '../model/reading';
import type { UploadStore } from './upload-types';

/** Rows of one question to the store. */
const READ_AT_ONCE = 4000;

/** What lies behind `after` through `upTo`, `limit` readings at most: part by part, so that whoever else reads gets a turn. */
export async function readInParts(
  store: Pick<UploadStore, 'readingsBetween'>,
  range: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<readonly StoredReading[]> {
  const { upTo, limit } = range;
  const readings: StoredReading[] = [];
  for (let { after } = range; readings.length < limit; ) {
    const part = await store.readingsBetween({
      after,
      upTo,
      limit: Math.min(READ_AT_ONCE, limit - readings.length),
    });
    readings.push(...part);
    const last = part.at(-1);
    if (!last) break;
    after = last.ingestId;
  }
  return readings;
}
