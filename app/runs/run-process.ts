import { createInterface } from 'node:readline';
import type { RunStory } from '../../data/model/exercise';
import { endChild, startChild } from '../live/start-child';

/** The process in which one run's plants live. */
export interface RunProcess {
  readonly pid: number | undefined;
  readonly stop: () => Promise<void>;
}

/** `onEnd` gets the exit code (null after a signal) and the last sentence that it said on standard error. */
export function startRunProcess(
  story: RunStory,
  said: {
    readonly warn: (sentence: string) => void;
    readonly onEnd: (code: number | null, lastWords: string) => void;
  },
): RunProcess {
  const { warn, onEnd } = said;
  const child = startChild('simulator/run.ts', story, { stderr: 'pipe' });
  let lastWords = '';
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastWords = line;
      warn(`Run ${story.run}: ${line}`);
    });
  child.once('error', (error) => onEnd(null, error.message));
  child.once('close', (code) => onEnd(code, lastWords));
  return { pid: child.pid, stop: () => endChild(child) };
}
