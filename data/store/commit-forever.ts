import { openStore } from './open-store';
import {
  NINE,
  sampleAlarm,
  sampleEvent,
  sampleGroup,
  sampleReading,
  sampleRejection,
} from './sample-readings';

/**
 * For the kill test: commits one group after the other to the file named by the first argument and prints the group's
 * number once it is durable. Group n holds ROWS readings of second n, one alarm and one rejection; roll-ups run beside it.
 */
export const ROWS = 1000;

async function commitForever(path: string): Promise<never> {
  const store = await openStore({ path });
  let { lastIngestId } = await store.recovery();
  for (;;) {
    const group = lastIngestId / ROWS;
    const ts = NINE + group * 1000;
    const readings = Array.from({ length: ROWS }, (_, n) =>
      sampleReading({
        ingestId: lastIngestId + n + 1,
        collector: `E1-C${n + 1}`,
        ts,
        value: group,
        receivedTs: ts,
      }),
    );
    const alarm = sampleAlarm({ id: `alarm-${group}`, raisedTs: ts, knownAt: ts });
    await store.commit(
      sampleGroup({
        readings,
        alarmEvents: [sampleEvent('raised', ts, alarm)],
        rejections: [sampleRejection({ receivedTs: ts })],
        checkpoint: { ingestId: lastIngestId + ROWS, receivedTs: ts, state: { group } },
      }),
    );
    process.stdout.write(`${group}\n`);
    lastIngestId += ROWS;
    if (group % 50 === 49) void store.rollUp();
  }
}

const path = process.argv[2];
if (path !== undefined && process.argv[1]?.endsWith('commit-forever.ts')) await commitForever(path);
