import { type ChildProcess, spawn } from 'node:child_process';
import { createServer as createHttp, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Aedes } from 'aedes';
import type { RunClock, RunCommand, RunStory } from '../../data/model/exercise';

type Unnumbered<T> = T extends unknown ? Omit<T, 'n'> : never;

/**
 * A server as a run's process sees it: a broker that holds a round's acknowledgements until its clock message, for a second at most,
 * and the API calls that the process makes. `holdMs` 0 acknowledges at once.
 */
export interface RunDeskRoom {
  /** Everything published, in order of arrival, acknowledged or not. */
  readonly heard: { readonly topic: string; readonly text: string }[];
  readonly clocks: () => readonly RunClock[];
  readonly puts: {
    readonly path: string;
    readonly body: unknown;
    readonly authorization: string | undefined;
  }[];
  /** Answers of GET by path without its query; 404 else. */
  readonly answers: Map<string, unknown>;
  readonly logins: [string, string][];
  readonly start: (story: RunStory) => ChildProcess;
  readonly urls: { readonly mqttUrl: string; readonly webUrl: string };
  /** Publishes a command and resolves with its answer. */
  readonly command: (command: Unnumbered<RunCommand>) => Promise<NonNullable<RunClock['answers']>[number]>;
  /** Cuts every connection; what was not acknowledged stays so. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

export async function openRunDeskRoom(run: string, holdMs = 1000): Promise<RunDeskRoom> {
  const heard: RunDeskRoom['heard'] = [];
  const puts: RunDeskRoom['puts'] = [];
  const logins: [string, string][] = [];
  const answers = new Map<string, unknown>();
  const sockets = new Set<Socket>();
  const children: ChildProcess[] = [];
  let held: (() => void)[] = [];
  let release: NodeJS.Timeout | undefined;
  let commands = 0;

  const aedes = await Aedes.createBroker({ maxInflightInbound: 256 });
  aedes.authenticate = (_client, username, password, done) => {
    logins.push([username ?? '', String(password)]);
    done(null, true);
  };
  aedes.authorizePublish = (client, packet, done) => {
    if (!client) return done(null);
    heard.push({ topic: packet.topic, text: packet.payload.toString() });
    if (holdMs === 0) return done(null);
    if (held.length === 0) release = setTimeout(settleHeld, holdMs);
    held.push(() => done(null));
    if (packet.topic.endsWith('/clock')) settleHeld();
  };
  function settleHeld(): void {
    clearTimeout(release);
    const settled = held;
    held = [];
    for (const settle of settled) settle();
  }
  const mqtt = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    aedes.handle(socket);
  });
  const web = createHttp((request, response) => {
    void readBody(request).then((text) => {
      const path = request.url ?? '';
      if (request.method === 'PUT') {
        puts.push({ path, body: JSON.parse(text), authorization: request.headers.authorization });
        response.writeHead(204).end();
        return;
      }
      const answer = answers.get(path.split('?')[0] ?? '');
      response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
    });
  });
  const mqttUrl = `mqtt://127.0.0.1:${await open(mqtt)}`;
  const webUrl = `http://127.0.0.1:${await open(web)}`;
  const clocks = (): readonly RunClock[] =>
    heard.flatMap(({ topic, text }) => (topic.endsWith('/clock') ? [JSON.parse(text) as RunClock] : []));

  return {
    heard,
    puts,
    logins,
    answers,
    clocks,
    urls: { mqttUrl, webUrl },
    start(story) {
      const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/run.ts'], {
        stdio: ['pipe', 'inherit', 'pipe'],
      });
      children.push(child);
      child.stdin?.on('error', () => undefined);
      child.stdin?.write(`${JSON.stringify(story)}\n`);
      return child;
    },
    async command(command) {
      commands++;
      const n = commands;
      const payload = Buffer.from(JSON.stringify({ n, ...command }));
      const topic = `exercise/${run}/control`;
      aedes.publish({ cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false }, () => undefined);
      for (;;) {
        const told = clocks().flatMap((clock) => clock.answers ?? []);
        const answer = told.find((candidate) => candidate.n === n);
        if (answer) return answer;
        await pause(5);
      }
    },
    cut() {
      clearTimeout(release);
      held = [];
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
      for (const socket of sockets) socket.destroy();
      await Promise.all([
        closeServer(mqtt),
        closeServer(web),
        new Promise<void>((done) => aedes.close(done)),
      ]);
    },
  };
}

async function open(server: Server | HttpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Server | HttpServer): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
