import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StartedServer {
  readonly url: string;
  readonly mqttUrl: string;
  readonly mqttPort: number;
  readonly apiKey: string;
  readonly dataDir: string;
  readonly child: ChildProcess;
  /** All that it printed so far. */
  readonly output: () => string;
  readonly signInLink: () => string;
  /** A call with the administrator's key. */
  readonly api: (path: string, init?: RequestInit) => Promise<Response>;
  /** Ends it as an operator would; answers the exit code. Removes the data folder unless it was given. */
  readonly stop: () => Promise<number | null>;
  /** As a power cut would; the data stays. */
  readonly kill: () => Promise<void>;
}

export interface StartOptions {
  readonly dataDir?: string;
  readonly demo?: '0' | '1';
  readonly ports?: { readonly web: number; readonly mqtt: number };
  readonly apiKey?: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const START_WITHIN_MS = 60_000;

/** Starts the real, built workbench on free loopback ports and a folder of its own, and waits for its health. */
export async function startServer(options: StartOptions = {}): Promise<StartedServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'dust-twin-'));
  const web = options.ports?.web ?? (await freePort());
  const mqtt = options.ports?.mqtt ?? (await freePort());
  const apiKey = options.apiKey ?? randomBytes(24).toString('base64url');
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      UV_THREADPOOL_SIZE: '8',
      PORT: String(web),
      MQTT_PORT: String(mqtt),
      DATA_DIR: dataDir,
      DEMO: options.demo ?? '1',
      ADMIN_API_KEY: apiKey,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const url = `http://127.0.0.1:${web}`;
  await waitForHealth(url, child, () => output);

  return {
    url,
    mqttUrl: `mqtt://127.0.0.1:${mqtt}`,
    mqttPort: mqtt,
    apiKey,
    dataDir,
    child,
    output: () => output,
    signInLink: () => /https?:\/\/\S+\/sign-in\?token=\S+/.exec(output)?.[0] ?? '',
    api: (path, init = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${apiKey}`, ...init.headers } }),
    async stop() {
      const code = await end(child, 'SIGTERM');
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
    async kill() {
      await end(child, 'SIGKILL');
    },
  };
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function waitForHealth(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}: ${output()}`);
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server was not healthy within ${START_WITHIN_MS} ms: ${output()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = (await exited) as [number | null];
  return code;
}
