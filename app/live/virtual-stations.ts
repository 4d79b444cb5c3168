import type { ChildProcess } from 'node:child_process';
import type { RegistryRecord } from '../../data/model/registry';
import type { VirtualCommand } from '../workbench';
import { endChild, startChild } from './start-child';

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

export function startVirtualStations(options: VirtualStationsOptions): VirtualStations {
  const { warn, ...story } = options;
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let child = start();

  function start(): ChildProcess {
    const started = startChild('simulator/stations.ts', story);
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
      child.exitCode === null &&
      child.signalCode === null &&
      child.stdin?.write(`${JSON.stringify(command)}\n`) !== undefined,
    async stop() {
      stopping = true;
      clearTimeout(restart);
      await endChild(child);
    },
  };
}
