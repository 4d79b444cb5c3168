import mqtt, { type MqttClient } from 'mqtt';

/**
 * What may wait for its acknowledgement at once. The embedded broker takes 256 messages of a connection and reads no further while it
 * holds some, so throughput is a window an acknowledgement; measured on it, rounds began to be parted on their way at about 200 KiB.
 */
const WINDOW_MESSAGES = 200;
const WINDOW_BYTES = 256 * 1024;
const RECONNECT_MS = 500;
const GOODBYE_MS = 400;

export interface RunLineOptions {
  readonly mqttUrl: string;
  readonly run: string;
  readonly secret: string;
  /** The payload of each control message. */
  readonly onControl: (payload: string) => void;
  readonly warn: (sentence: string) => void;
}

/** The one connection of a run: what is handed to it arrives in order, at least once, also across a lost line. */
export interface RunLine {
  /** Sends or, with the line down, keeps until it is back. `topic` is below `exercise/{run}/`. */
  readonly publish: (topic: string, payload: string) => void;
  /** What is published inside leaves in one write, so that a round is not parted on its way. */
  readonly together: (publishing: () => void) => void;
  readonly isUp: () => boolean;
  /** Resolves when so much more would not exceed the window, at the latest when nothing waits any more. */
  readonly hasRoom: (messages: number, bytes: number) => Promise<void>;
  /** Resolves when everything is acknowledged. */
  readonly isDrained: () => Promise<void>;
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly topic: string;
  readonly payload: string;
}

/** Opens the line: MQTT 3.1.1, QoS 1, clean session, no will. It connects again by itself and then sends in order what nobody acknowledged. */
export function openRunLine(options: RunLineOptions): RunLine {
  const { run, warn } = options;
  const control = `exercise/${run}/control`;
  const unacknowledged = new Map<number, Waiting>();
  const watchers = new Set<() => void>();
  let waitingBytes = 0;
  let numbered = 0;
  let client = connect();
  let ready = false;
  let closing = false;
  let complained = false;
  let retry: NodeJS.Timeout | undefined;

  /** A client a connection: its own store would send again one by one, which a server that acknowledges by rounds cannot answer. */
  function connect(): MqttClient {
    const opened = mqtt.connect(options.mqttUrl, {
      protocolVersion: 4,
      clientId: run,
      username: run,
      password: options.secret,
      clean: true,
      keepalive: 30,
      connectTimeout: 10_000,
      reconnectPeriod: 0,
    });
    opened.on('connect', () => welcome(opened));
    opened.on('message', (_topic, payload) => options.onControl(payload.toString()));
    opened.on('error', (error) => complain(reasonOf(error)));
    opened.on('close', () => lose(opened));
    return opened;
  }

  function welcome(opened: MqttClient): void {
    opened.subscribe(control, { qos: 1 }, (error, granted) => {
      if (opened !== client || closing) return;
      if (error || granted?.some(({ qos }) => qos > 2)) {
        complain(`it may not listen to ${control}`);
        opened.end(true);
        return;
      }
      complained = false;
      ready = true;
      together(() => {
        for (const [number, waiting] of unacknowledged) send(number, waiting);
      });
      tellWatchers();
    });
  }

  function lose(lost: MqttClient): void {
    if (lost !== client || closing) return;
    ready = false;
    clearTimeout(retry);
    retry = setTimeout(() => {
      client.removeAllListeners();
      client.on('error', () => undefined);
      client = connect();
    }, RECONNECT_MS);
  }

  function complain(reason: string): void {
    if (complained || closing) return;
    complained = true;
    warn(`Run ${run} cannot reach ${options.mqttUrl}: ${reason}. It waits and tries again.`);
  }

  function send(number: number, waiting: Waiting): void {
    const sender = client;
    sender.publish(waiting.topic, waiting.payload, { qos: 1 }, (error) => {
      if (error || sender !== client) return;
      if (unacknowledged.delete(number)) waitingBytes -= sizeOf(waiting);
      tellWatchers();
    });
  }

  function together(publishing: () => void): void {
    const { stream } = client;
    stream.cork();
    publishing();
    setImmediate(() => stream.uncork()); // the packets are written in the ticks before
  }

  function tellWatchers(): void {
    for (const watcher of watchers) watcher();
  }

  function until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const watcher = (): void => {
        if (!holds()) return;
        watchers.delete(watcher);
        resolve();
      };
      watchers.add(watcher);
    });
  }

  return {
    publish(topic, payload) {
      const waiting = { topic: `exercise/${run}/${topic}`, payload };
      numbered++;
      unacknowledged.set(numbered, waiting);
      waitingBytes += sizeOf(waiting);
      if (ready) send(numbered, waiting);
    },
    together,
    isUp: () => ready,
    hasRoom: (messages, bytes) =>
      until(
        () =>
          unacknowledged.size === 0 ||
          (unacknowledged.size + messages <= WINDOW_MESSAGES && waitingBytes + bytes <= WINDOW_BYTES),
      ),
    isDrained: () => until(() => unacknowledged.size === 0),
    waiting: () => unacknowledged.size,
    async close() {
      closing = true;
      clearTimeout(retry);
      await Promise.race([client.endAsync(!ready), pause(GOODBYE_MS)]);
    },
  };
}

/** On the wire: UTF-8 text of the contract is ASCII; 7 bytes of frame. */
function sizeOf({ topic, payload }: Waiting): number {
  return topic.length + payload.length + 7;
}

function reasonOf(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  return error.message || String(code ?? 'no reason given');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
