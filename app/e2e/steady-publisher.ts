import mqtt, { type MqttClient } from 'mqtt';

export interface PublisherOptions {
  readonly mqttUrl: string;
  readonly username: string;
  readonly password: string;
  readonly topic: string;
  readonly payloads: readonly string[];
  /** Messages that may wait for their PUBACK at once. */
  readonly window: number;
  /** Pause between two messages, ms. */
  readonly everyMs: number;
  /** Told how many messages, from the first on, are acknowledged. */
  readonly onAcknowledged?: (count: number) => void;
}

/** A station that never gives up: each message is sent again, in order, until it was acknowledged. */
export async function publishAll(options: PublisherOptions): Promise<{ readonly sentAgain: number }> {
  const { payloads, window, everyMs } = options;
  let acknowledged = 0;
  let sentAgain = 0;
  while (acknowledged < payloads.length) {
    const client = await connect(options);
    const closed = new Promise<'closed'>((resolve) => client.once('close', () => resolve('closed')));
    const waiting: Promise<unknown>[] = [];
    let next = acknowledged;
    let broken = false;
    while (!broken && acknowledged < payloads.length) {
      if (next < payloads.length && waiting.length < window) {
        const index = next;
        next += 1;
        const sent = client.publishAsync(options.topic, payloads[index] ?? '', { qos: 1 }).then(() => {
          acknowledged = Math.max(acknowledged, index + 1);
          options.onAcknowledged?.(acknowledged);
        });
        waiting.push(sent.catch(() => 'closed'));
        await sleep(everyMs);
      } else {
        const outcome = await Promise.race([closed, waiting[0] ?? sleep(1)]);
        void waiting.shift();
        broken = outcome === 'closed';
      }
      broken ||= !client.connected;
    }
    client.end(true);
    if (acknowledged < payloads.length) sentAgain += next - acknowledged;
  }
  return { sentAgain };
}

async function connect({ mqttUrl, username, password }: PublisherOptions): Promise<MqttClient> {
  for (;;) {
    const client = mqtt.connect(mqttUrl, { username, password, clientId: 'publisher', reconnectPeriod: 0 });
    const connected = await new Promise<boolean>((resolve) => {
      client.once('connect', () => resolve(true));
      client.once('error', () => resolve(false));
      client.once('close', () => resolve(false));
    });
    if (connected) return client;
    client.end(true);
    await sleep(100);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
