import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RegistryRecord } from '../../data/model/registry';
import type { VirtualCommand } from '../workbench';

export interface VirtualStationsOptions {
  readonly mqttUrl: string;
  readonly webUrl: string;
  readonly records: readonly RegistryRecord[];
  readonly stations: readonly { readonly id: string; readonly secret: string }[];
  readonly seed: number;
  readonly warn: (sentence: string, error?: unknown) => void;
}

/** The one process in which all virtual stations run. It ends when its standard input ends, so nobody is orphaned. */
export interface VirtualStations {
  readonly control: (command: VirtualCommand) => boolean;
  readonly stop: () => Promise<void>;
}

const RESTART_AFTER_MS = 2000;
const END_WITHIN_MS = 1500;

export function startVirtualStations(options: VirtualStationsOptions): VirtualStations {
  const { warn, ...story } = options;
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let child = start();

  function start(): ChildProcess {
    const started = spawn(
      process.execPath,
      ['--max-semi-space-size=1', '--import', 'tsx', 'simulator/stations.ts'],
      {
        stdio: ['pipe', 'inherit', 'inherit'],
        env: childEnv(),
      },
    );
    started.stdin?.on('error', () => undefined); // the exit below says it
    started.stdin?.write(`${JSON.stringify(story)}\n`);
    started.once('error', (error) => warn('The virtual stations could not be started.', error));
    started.once('exit', (code, signal) => {
      if (stopping) return;
      warn(
        `The virtual stations ended unasked (${signal ?? `code ${code}`}); they start again in ${RESTART_AFTER_MS} ms.`,
      );
      restart = setTimeout(() => {
        child = start();
      }, RESTART_AFTER_MS);
    });
    return started;
  }

  return {
    control: (command) =>
      child.exitCode === null && child.stdin?.write(`${JSON.stringify(command)}\n`) !== undefined,
    async stop() {
      stopping = true;
      clearTimeout(restart);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin?.end();
      const kill = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
      await ended;
      clearTimeout(kill);
    },
  };
}

/** Children need no secret of the environment: theirs come on standard input. */
function childEnv(): NodeJS.ProcessEnv {
  const { ADMIN_API_KEY: _withheld, ...rest } = process.env;
  return rest;
}
