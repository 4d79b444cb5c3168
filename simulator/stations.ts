import { createInterface } from 'node:readline';
import { type RunningStations, runStations } from './stations/run-stations';
import { parseCommand, parseStory } from './stations/station-story';

/**
 * The one process of the virtual stations. First line on standard input: the story; further lines: commands.
 * When standard input ends it says goodbye on every line and ends with 0. A bad story is one sentence on standard error and exit 1.
 */
function main(): void {
  let running: RunningStations | undefined;
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    if (line.trim() === '') return;
    if (running) obey(running, line);
    else running = start(line);
  });
  lines.on('close', () => {
    void Promise.resolve(running?.close()).finally(() => process.exit(0));
  });
  // A Ctrl-C reaches the whole group of processes: the parent ends first and closes our input.
  process.on('SIGINT', () => undefined);
}

function start(line: string): RunningStations {
  try {
    return runStations(parseStory(line), Date.now, warn);
  } catch (error) {
    warn(`The virtual stations cannot start: ${sentenceOf(error)}`);
    return process.exit(1);
  }
}

function obey(running: RunningStations, line: string): void {
  try {
    running.obey(parseCommand(line));
  } catch (error) {
    warn(`The virtual stations refuse a command: ${sentenceOf(error)}`);
  }
}

function warn(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main();
