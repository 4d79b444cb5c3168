import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { SAMPLE_RECORDS } from '../data/catalogue/sample-plants';
import type { RegistryRecord } from '../data/model/registry';
import { parseRecords } from './stations/parse-records';
import { runStations } from './stations/run-stations';

interface SimulateOptions {
  readonly url: string;
  readonly mqtt: string;
  readonly key: string;
  readonly records?: string;
  readonly seed: number;
  readonly speed: number;
  readonly shifts: boolean;
}

const command = new Command('simulate')
  .description(
    'Registers plants at a workbench with fresh secrets and runs their virtual stations until Ctrl-C.',
  )
  .requiredOption('--url <url>', 'the workbench, such as http://127.0.0.1:3000', parseUrl)
  .requiredOption('--mqtt <url>', 'its broker, such as mqtt://127.0.0.1:1883', parseUrl)
  .requiredOption('--key <key>', "an administrator's API key (ADMIN_API_KEY)")
  .option('--records <file>', 'registry records, one JSON object a line; the five sample plants if left out')
  .option('--seed <number>', 'luck of the run', parseWhole, 1)
  .option('--speed <factor>', 'plant seconds in a second, 1 to 60', parseSpeed, 1)
  .option('--shifts', 'keep to the registered shifts instead of producing at every hour', false)
  .action((options: SimulateOptions) => simulate(options).catch(stop));

await command.parseAsync();

async function simulate(options: SimulateOptions): Promise<void> {
  const records = (options.records === undefined ? SAMPLE_RECORDS : readRecords(options.records)).map(
    markVirtual,
  );
  const stations = records.flatMap((record) =>
    record.kind === 'station' ? [{ id: record.id, secret: makeSecret() }] : [],
  );
  if (stations.length === 0)
    throw new Error('--records has no line of kind "station": add one for each group of collectors.');
  await register(options, records, new Map(stations.map(({ id, secret }) => [id, secret])));
  const story = {
    mqttUrl: options.mqtt,
    webUrl: options.url,
    seed: options.seed,
    speed: options.speed,
    alwaysOn: !options.shifts,
    records,
    stations,
  };
  const running = runStations(story, Date.now, (sentence) => process.stderr.write(`${sentence}\n`));
  process.stdout.write(`${stations.length} virtual stations publish to ${options.mqtt}; Ctrl-C ends them.\n`);
  const end = (): void => void running.close().finally(() => process.exit(0));
  process.once('SIGINT', end).once('SIGTERM', end);
}

/** Simulated data must never pass for real: every station of this command is virtual. */
function markVirtual(record: RegistryRecord): RegistryRecord {
  return record.kind === 'station' ? { ...record, virtual: true } : record;
}

/** 256 random bits. */
function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

async function register(
  options: SimulateOptions,
  records: readonly RegistryRecord[],
  secrets: ReadonlyMap<string, string>,
): Promise<void> {
  const lines = records.map((record) =>
    JSON.stringify(record.kind === 'station' ? { ...record, secret: secrets.get(record.id) } : record),
  );
  const url = new URL('/api/registry/import', options.url);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${options.key}`,
      'content-type': 'application/x-ndjson',
      'accept-language': 'en',
    },
    body: `${lines.join('\n')}\n`,
  }).catch((error: unknown) => {
    throw new Error(
      `${url.href} cannot be reached (${reasonOf(error)}): start the workbench or correct --url.`,
    );
  });
  const answer = await response.text();
  if (!response.ok)
    throw new Error(`${url.href} refused the records with ${response.status}: ${answer.slice(0, 300)}`);
  const { errors } = JSON.parse(answer) as { errors?: readonly unknown[] };
  if (errors && errors.length > 0)
    throw new Error(`${url.href} refused ${errors.length} records, the first: ${JSON.stringify(errors[0])}`);
}

function readRecords(file: string): readonly RegistryRecord[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(
      `--records ${file} cannot be read (${reasonOf(error)}): name a file of registry records.`,
    );
  }
  return parseRecords(text, file);
}

function parseUrl(text: string): string {
  if (!URL.canParse(text)) throw new InvalidArgumentError('give a URL such as http://127.0.0.1:3000.');
  return text;
}

function parseWhole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('give a whole number.');
  return value;
}

function parseSpeed(text: string): number {
  const value = Number(text);
  if (!(value >= 1 && value <= 60)) throw new InvalidArgumentError('give a number from 1 to 60.');
  return value;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error
    ? error.cause.message || String((error.cause as NodeJS.ErrnoException).code)
    : error.message;
}

function stop(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
