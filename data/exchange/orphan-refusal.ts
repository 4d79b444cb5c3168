import type { StoredReading } from '../model/reading';
import type { KeptRefusal } from './upload-types';

/** A reading of a collector that nobody knows: kept as refused at `ts` (epoch ms), so that it does not vanish. */
export function orphanRefusal(reading: StoredReading, ts: number): KeptRefusal {
  return {
    ts,
    messageId: `none-${reading.ingestId}`,
    recordKey: String(reading.ingestId),
    enterprise: '',
    collector: reading.collector,
    point: reading.point,
    recordTs: reading.ts,
    ingestId: reading.ingestId,
    code: 'no-enterprise',
    message: `Collector "${reading.collector}" is not registered; register it, then its next readings are sent.`,
  };
}
