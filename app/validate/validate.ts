import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { buildRegistry } from '../../data/model/registry';
import type { Scenario } from '../../data/model/scenario';
import type { ValidatedCase, ValidationReport, ValidationSummary } from '../../data/model/validation';
import packageJson from '../../package.json';
import { parseScenario } from '../runs/parse-scenario';
import { readScenarios } from '../runs/read-scenarios';
import { openCaseBook } from './case-book';
import { chooseSeeds } from './choose-seeds';
import { drawJudgingSeeds } from './draw-judging-seeds';
import { keepReport } from './keep-report';
import { openTestBench } from './open-test-bench';
import { type PlannedCase, planCases } from './plan-cases';
import { sumUp } from './sum-up';
import { complaintsOf, writeJunit } from './write-junit';

const LIBRARY = join(import.meta.dirname, '..', '..', 'simulator', 'scenarios');
/** Where the server looks for reports; an empty variable counts as not set. */
const OUT = join(process.env.DATA_DIR || '.data', 'validation');
/** As many as the server lets run at once. */
const AT_ONCE = 2;
/** Judging seeds that one validation may draw. */
const MOST_DRAWN = 1000;

interface Options {
  readonly scenario?: readonly string[];
  readonly seeds?: readonly number[];
  readonly judge: number;
  readonly out: string;
  readonly resume?: true;
  readonly json?: true;
}

await new Command('validate')
  .description(
    'Plays scenarios through broker, judge and store as they are, and says which alarms came, when and by which rule.',
  )
  .option('--scenario <file...>', 'scenario files from anywhere; left out, the whole library')
  .option('--seeds <numbers>', 'seeds, parted by commas; left out, seed 1 or those of --judge', readSeeds)
  .option('--judge <count>', 'draw so many judging seeds: plants that nobody could tune for', readCount, 0)
  .option('--out <folder>', 'where report.json, junit.xml and cases.ndjson go; earlier reports are kept', OUT)
  .option('--resume', 'take up a validation that was stopped: cases in the folder are not played again')
  .option('--json', 'print the summary as one line of JSON at the end')
  .action(async (options: Options) => {
    process.exitCode = await validate(options);
  })
  .parseAsync();

/** Answers the exit code: 0 when every case passed, 1 when one did not, 2 when a file is wrong. */
async function validate(options: Options): Promise<number> {
  const scenarios = readAll(options.scenario);
  if (!scenarios) return 2;
  const startedTs = Date.now();
  const book = openCaseBook(options.out, options.resume === true);
  const planned = planCases(scenarios, seedsOf(options, book.played()));
  const done = new Set(book.played().map(({ key }) => key));
  const waiting = planned.filter(({ key }) => !done.has(key));
  const bench = await openTestBench();
  const stop = { asked: false };
  const onSignal = (): void => {
    process.stderr.write('Stopping after the cases that run; take it up again with --resume.\n');
    stop.asked = true;
  };
  process.once('SIGINT', onSignal);
  const began = performance.now();
  let failures = 0;

  async function playOne(next: PlannedCase): Promise<void> {
    try {
      const one = await bench.play(next);
      book.add(one);
      const verdict = one.passed ? 'passed' : `FAILED: ${complaintsOf(one).join('; ')}`;
      tell(next, `${verdict}  ${one.wallS.toFixed(1)} s, ${Math.round(one.simulatedS / one.wallS)}x`);
    } catch (error) {
      failures += 1;
      tell(next, `NOT PLAYED: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function tell({ scenario, seed }: PlannedCase, what: string): void {
    const count = `${book.played().length + failures}/${planned.length}`;
    process.stderr.write(`[${count}] ${scenario.id} seed ${seed}: ${what}\n`);
  }

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next && !stop.asked; next = waiting.shift()) await playOne(next);
  }

  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const wallS = (performance.now() - began) / 1000;
    const interrupted = book.played().length + failures < planned.length;
    const keys = new Set(planned.map(({ key }) => key));
    const cases = book.played().filter(({ key }) => keys.has(key));
    const summary = sumUp(cases, { leaks: await bench.leaks(), wallS, interrupted });
    const report: ValidationReport = {
      version: 1,
      startedTs,
      endedTs: Date.now(),
      product: packageJson.version,
      summary,
      cases,
    };
    await keepReport(options.out, report);
    writeFileSync(join(options.out, 'junit.xml'), writeJunit(cases));
    process.stdout.write(`${options.json ? JSON.stringify(summary) : inWords(summary)}\n`);
    return failures === 0 && !interrupted && summary.passed === summary.cases && summary.leaks === 0 ? 0 : 1;
  } finally {
    process.off('SIGINT', onSignal);
    await bench.close();
  }
}

/** The library, or the files named; null when one is wrong, which is said with file, line and field. */
function readAll(files: readonly string[] | undefined): readonly Scenario[] | null {
  const known = buildRegistry([]);
  if (!files) {
    const { scenarios, broken } = readScenarios(LIBRARY, known);
    for (const fault of broken) complain(fault.file, fault);
    return broken.length > 0 ? null : scenarios;
  }
  const read = files.map((file) => ({ file, read: readOne(file) }));
  return read.every(({ read: one }) => one !== null) ? read.flatMap(({ read: one }) => one ?? []) : null;

  function readOne(file: string): Scenario | null {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    }
    const scenario = parseScenario(text, known);
    if (!('line' in scenario)) return scenario;
    complain(file, scenario);
    return null;
  }
}

function complain(
  file: string,
  fault: { line: number; field: string; value: string | number; limit: string | number },
): void {
  process.stderr.write(
    `${file}:${fault.line}: ${fault.field} is ${JSON.stringify(fault.value)} but must be ${fault.limit}.\n`,
  );
}

function seedsOf(options: Options, begun: readonly ValidatedCase[]): readonly number[] {
  const { seeds: named, judge } = options;
  const wanted = { judge, played: begun.map(({ seed }) => seed), ...(named ? { named } : {}) };
  const seeds = chooseSeeds(wanted, drawJudgingSeeds);
  if (judge > 0)
    process.stderr.write(`Judging seeds drawn; the same plants again: --seeds ${seeds.join(',')}\n`);
  return seeds;
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MOST_DRAWN)
    throw new InvalidArgumentError(`Give a whole number of 1 to ${MOST_DRAWN}.`);
  return count;
}

function readSeeds(text: string): readonly number[] {
  const seeds = text.split(',').map(Number);
  if (!seeds.every((seed) => Number.isSafeInteger(seed) && seed >= 0))
    throw new InvalidArgumentError('Give whole numbers from 0, parted by commas, such as 1,2,3.');
  return seeds;
}

function inWords(s: ValidationSummary): string {
  const percent = (value: number | null): string => (value === null ? '-' : `${value.toFixed(1)} %`);
  const rate = s.falseAlarmsPerDeviceDay;
  return [
    `${s.passed} of ${s.cases} cases passed (${s.scenarios} scenarios, seeds ${s.seeds.join(', ')})${s.interrupted ? ', interrupted' : ''}`,
    `faults detected: ${percent(s.detectedFullPct)} at full severity, ${percent(s.detectedHalfPct)} at half; delay median ${s.medianDelayS ?? '-'} s, 95 % within ${s.p95DelayS ?? '-'} s, median ratio to the signature ${s.medianDelayRatio?.toFixed(2) ?? '-'}`,
    `false alarms a device-day: ${rate === null ? '-' : rate.toFixed(3)} over ${s.healthyDeviceDays.toFixed(1)} device-days (95 %: ${s.falseAlarmInterval?.map((one) => one.toFixed(3)).join(' to ') ?? '-'})`,
    `not to be seen by these sensors: ${s.undetectable.join(', ') || 'none played'}; leaked into live: ${s.leaks}; ${Math.round(s.speed)} times real time`,
  ].join('\n');
}
