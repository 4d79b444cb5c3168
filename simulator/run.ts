import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunStory } from '../data/model/exercise';
import { createCommandInbox } from './exercise/command-inbox';
import { driveRun } from './exercise/drive-run';
import { parseRunStory } from './exercise/parse-run-story';
import { parseSavedState } from './exercise/parse-saved-state';
import { openRunDesk } from './exercise/run-desk';
import { openRunLine } from './exercise/run-line';
import { createRunPlants } from './exercise/run-plants';

/**
 * The process of one exercise run. The first line on standard input is its story; when standard input ends, it ends with 0.
 * It ends with 0 as well once its report is with the server. What it cannot do is said on standard error, a sentence a line, and exit 1.
 */
function main(): void {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.once('line', (line) => {
    play(line).then(
      () => process.exit(0),
      (error: unknown) => {
        warn(error instanceof Error ? error.message : String(error));
        process.exit(1);
      },
    );
  });
  lines.on('close', () => process.exit(0));
  // A Ctrl-C reaches the whole group of processes: the parent ends first and closes our input.
  process.on('SIGINT', () => undefined);
}

async function play(firstLine: string): Promise<void> {
  const story = parseRunStory(firstLine);
  const plants = buildPlants(story);
  const inbox = createCommandInbox();
  const line = openRunLine({ ...story, onControl: inbox.put, warn });
  await driveRun({
    story,
    plants,
    line,
    inbox,
    desk: openRunDesk({ ...story, sleep }),
    now: () => performance.now(),
    sleep,
    warn,
    state: 'ready',
    pace: { wallMs: 0, simTs: plants.simTs(), speed: story.speed },
    saidAt: 0,
    snapshotTs: plants.simTs(),
    answers: [],
    answered: new Map(),
    over: false,
  });
  await line.close();
}

function buildPlants({ scenario, records, seed, from }: RunStory) {
  const saved = parseSavedState(from);
  return createRunPlants({ scenario, records, seed, ...(saved ? { from: saved } : {}) });
}

function warn(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

main();
