import mqtt from 'mqtt';
import { REAL_SECRET } from '../e2e/real-plant';

export interface SteadyOptions {
  readonly mqttUrl: string;
  readonly rateHz: number;
  readonly seconds: number;
  /** Grows from one call to the next on the same store. */
  readonly boot: number;
  /** Called with the moment of each sample, epoch ms, as it goes out. */
  readonly onSent?: (ts: number, sentAtMs: number) => void;
}

/** One station's messages at a steady rate, however slowly they are acknowledged; answers each one's ms from publish to PUBACK. */
export async function publishSteadily(options: SteadyOptions): Promise<readonly number[]> {
  const { mqttUrl, rateHz, seconds, boot, onSent } = options;
  const client = await mqtt.connectAsync(mqttUrl, { username: 'T-S1', password: REAL_SECRET });
  const pubackMs: number[] = [];
  const sending: Promise<unknown>[] = [];
  const beginning = performance.now();
  for (let i = 0; i < rateHz * seconds; i += 1) {
    const due = beginning + (i * 1000) / rateHz;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const ts = Date.now() + (i % 2); // two messages in one millisecond stay two keys
    const sent = performance.now();
    onSent?.(ts, sent);
    const values = { running: true, hopperTemperatureC: 30 + (i % 100) / 10 };
    const payload = { v: 1, boot: String(boot), seq: i, samples: [{ ts, collector: 'C01', values }] };
    sending.push(
      client.publishAsync('dust/v1/T-S1/telemetry', JSON.stringify(payload), { qos: 1 }).then(() => {
        pubackMs.push(performance.now() - sent);
      }),
    );
  }
  await Promise.all(sending);
  await client.endAsync();
  return pubackMs;
}
