import type { StoredReading } from '../model/reading';
import { StoreError } from './store-error';
import type { CommitGroup } from './types';

/** Throws a StoreError when a group holds what the tables cannot, or ingestIds that do not continue after `lastIngestId`. */
export function checkGroup(group: CommitGroup, lastIngestId: number): void {
  let before = lastIngestId;
  for (const reading of group.readings) {
    if (reading.ingestId <= before) {
      throw new StoreError(
        `A reading has ingestId ${reading.ingestId}, which must be greater than ${before}; recover the counter from the store.`,
      );
    }
    before = reading.ingestId;
    checkReading(reading);
  }
  for (const key of group.superseded) checkWhole('ts', key.ts);
}

function checkReading(reading: StoredReading): void {
  checkWhole('ingestId', reading.ingestId);
  checkWhole('ts', reading.ts);
  checkWhole('receivedTs', reading.receivedTs);
  checkWhole('boot', reading.boot);
  checkWhole('seq', reading.seq);
  if (!Number.isFinite(reading.value)) {
    throw new StoreError(
      `The value ${reading.value} of ${reading.collector}/${reading.point} is not finite; reject it before it is stored.`,
    );
  }
}

function checkWhole(field: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new StoreError(
    `A reading has ${field} ${value}, which must be a whole number from 0 to 2^53; reject it before it is stored.`,
  );
}
