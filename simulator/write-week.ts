import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { SAMPLE_RECORDS } from '../data/catalogue/sample-plants';
import { weekLines } from './stations/week-lines';

interface WriteWeekOptions {
  readonly start: number;
  readonly days: number;
  readonly sample: number;
  readonly message?: number;
  readonly seed: number;
  readonly out?: string;
}

const command = new Command('write-week')
  .description(
    'Writes a healthy run of the sample plants as lines {receivedTs, topic, payload}, ordered by receivedTs.',
  )
  .option(
    '--start <date>',
    'first moment, ISO 8601 with zone',
    parseMoment,
    Date.parse('2026-11-16T00:00:00+08:00'),
  )
  .option('--days <number>', 'how many days', parsePositive, 7)
  .option('--sample <s>', 'a sample every, seconds', parsePositive, 5)
  .option('--message <s>', 'a message every, seconds; with every sample if left out', parsePositive)
  .option('--seed <number>', 'luck of the run', parsePositive, 1)
  .option('--out <file>', 'where to; standard output if left out')
  .action((options: WriteWeekOptions) => writeWeek(options).catch(stop));

await command.parseAsync();

async function writeWeek(options: WriteWeekOptions): Promise<void> {
  const out = options.out === undefined ? process.stdout : createWriteStream(options.out);
  const began = performance.now();
  let lines = 0;
  let block = '';
  for (const line of weekLines(toWeek(options))) {
    block += `${JSON.stringify(line)}\n`;
    lines++;
    if (block.length < 1 << 20) continue;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end(block);
  await once(out, 'finish');
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(
    `${lines} messages in ${seconds.toFixed(1)} s, ${Math.round(lines / seconds)} a second.\n`,
  );
}

function toWeek({ start, days, sample, message, seed }: WriteWeekOptions) {
  return {
    records: SAMPLE_RECORDS,
    seed,
    startTs: start,
    days,
    sampleIntervalMs: Math.round(sample * 1000),
    messageIntervalMs: Math.round((message ?? sample) * 1000),
  };
}

function parseMoment(text: string): number {
  const ts = Date.parse(text);
  if (Number.isNaN(ts)) throw new InvalidArgumentError('give a moment such as 2026-11-16T00:00:00+08:00.');
  return ts;
}

function parsePositive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('give a number above 0.');
  return value;
}

function stop(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
