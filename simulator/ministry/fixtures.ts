import type { BaseMessage, RawRecord, RealtimeMessage } from './message';

export const SENT_TS = Date.UTC(2026, 4, 1, 4);

export const BASE: BaseMessage = {
  type: 'base',
  messageId: 'E1-base-1',
  entId: 'E1',
  entCode: 'E1',
  collectors: [{ code: 'E1-C01', points: ['WD', 'QT', 'HH'] }],
};

export function rawRecord(recordId: number, over: Partial<RawRecord> = {}): RawRecord {
  return {
    recordId,
    collectorCode: 'E1-C01',
    pointCode: 'WD',
    collectTime: '20260501115900000',
    value: 31.5,
    quality: 0,
    ...over,
  };
}

export function realtime(ids: readonly number[], messageId = `E1-${ids[0]}-${ids.at(-1)}`): RealtimeMessage {
  const records = ids.map((id) => rawRecord(id));
  return { type: 'realtime', messageId, entId: 'E1', entCode: 'E1', sentTs: SENT_TS, records };
}
