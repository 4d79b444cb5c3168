import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { DEFAULT_PROFILE } from '../../../data/catalogue/ministry/message-profile';
import type { EndpointSettings, StandInCommand } from '../../../data/model/exchange';
import { endChild, startChild } from '../start-child';

/** The stand-in of the ministry's server that the demonstration runs: a child process with new secrets at each start. */
export interface StandInProcess {
  /** Its address is null until it listens, and while it starts again. */
  readonly url: () => string | null;
  readonly settings: Omit<EndpointSettings, 'url'>;
  /** False when it does not run. */
  readonly control: (command: StandInCommand) => boolean;
  readonly stop: () => Promise<void>;
}

export interface StandInProcessOptions {
  readonly ledgerPath: string;
  readonly maxLedgerBytes: number;
  /** The greatest ingestId that may ever have been sent to it: a ledger that has more is of another database. */
  readonly sentThrough: number;
  readonly warn: (sentence: string, error?: unknown) => void;
}

const FIRST_RESTART_MS = 1000;
const LONGEST_RESTART_MS = 60_000;
/** Whoever lived so long starts again soon. */
const HEALTHY_MS = 60_000;
const listeningSchema = z.object({ listening: z.number().int().min(1).max(65_535) });

/** Starts it. When it dies it starts again on another port, with the same secrets: nobody else ever knows them. */
export function startStandIn({
  ledgerPath,
  maxLedgerBytes,
  sentThrough,
  warn,
}: StandInProcessOptions): StandInProcess {
  const settings = {
    appId: `demo-${randomBytes(4).toString('hex')}`,
    appSecret: randomBytes(24).toString('base64url'),
    sm4KeyHex: randomBytes(16).toString('hex'),
    sm4IvHex: randomBytes(16).toString('hex'),
    standIn: true,
    profile: DEFAULT_PROFILE,
  };
  const { standIn: _marked, profile: _profile, ...secrets } = settings;
  let port: number | null = null;
  let stopping = false;
  let restartMs = FIRST_RESTART_MS;
  let restart: NodeJS.Timeout | undefined;
  // Only the first time: later it knows what it was sent since.
  let child = start({ sentThrough });

  function start(once: { readonly sentThrough?: number }): ChildProcess {
    const startedMs = performance.now();
    const story = { port: 0, host: '127.0.0.1', ledgerPath, maxLedgerBytes, ...once, ...secrets };
    const started = startChild('simulator/ministry/run.ts', story, { stdout: 'pipe' });
    if (started.stdout)
      createInterface({ input: started.stdout }).on('line', (line) => {
        port = portOf(line) ?? port;
      });
    started.once('error', (error) => warn('The stand-in of the ministry could not be started.', error));
    started.once('exit', (code, signal) => {
      port = null;
      if (stopping) return;
      restartMs =
        performance.now() - startedMs > HEALTHY_MS
          ? FIRST_RESTART_MS
          : Math.min(LONGEST_RESTART_MS, 2 * restartMs);
      warn(
        `The stand-in of the ministry ended unasked (${signal ?? `code ${code}`}); it starts again in ${restartMs} ms.`,
      );
      restart = setTimeout(() => {
        child = start({});
      }, restartMs);
    });
    return started;
  }

  return {
    settings,
    url: () => (port === null ? null : `http://127.0.0.1:${port}`),
    control: (command) => port !== null && child.stdin?.write(`${JSON.stringify(command)}\n`) !== undefined,
    async stop() {
      stopping = true;
      clearTimeout(restart);
      await endChild(child);
    },
  };
}

function portOf(line: string): number | null {
  try {
    return listeningSchema.parse(JSON.parse(line)).listening;
  } catch {
    return null;
  }
}
