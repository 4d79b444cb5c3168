import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { backtest } from '../../analytics/forecast/backtest';
import type { Observation } from '../../analytics/forecast/fit-theil-sen';
import { fitTrend } from '../../analytics/forecast/fit-trend';

/**
 * `node --import tsx app/bench/backtest-forecast.ts <datasets>`: how far the robust line is off on real series.
 * The folder is not part of this project; without it there is nothing to measure.
 */
const command = new Command('backtest-forecast')
  .description(
    'Rolling-origin error of the forecast on real series: machine temperature (NAB), filter clogging (VDQ, PHME20).',
  )
  .argument('<datasets>', 'folder with nab/, vdq_filter/, phme20_filter/')
  .action(run);

await command.parseAsync();

function run(datasets: string): void {
  if (!existsSync(datasets)) {
    console.error(
      `There is no folder ${datasets}; give the one that holds nab/, vdq_filter/ and phme20_filter/.`,
    );
    process.exitCode = 1;
    return;
  }
  const temperature = readTemperature(
    join(datasets, 'nab/realKnownCause/machine_temperature_system_failure.csv'),
  );
  for (const [window, horizon] of [
    [288, 12],
    [288, 72],
    [288, 288],
    [72, 12],
    [24, 12],
  ] as const) {
    const score = backtest(temperature, { window, horizon, step: 37 });
    const round = (value: number): number => Number(value.toPrecision(3));
    console.log(
      `NAB machine temperature, window ${window * 5} min, ahead ${horizon * 5} min: ${score.origins} origins, ` +
        `mean error ${round(score.meanAbsoluteError)}, median ${round(score.medianAbsoluteError)}, ` +
        `naive mean ${round(score.naiveMeanAbsoluteError)}, coverage ${round(score.coverage)}`,
    );
  }
  reportLife('VDQ, 600 Pa', readVdq(join(datasets, 'vdq_filter/train.csv')), 600);
  reportLife('PHME20, 20 psi', readPhme(join(datasets, 'phme20_filter/Training')), 20);
}

/** Remaining seconds to the limit, forecast at ten moments of each run from its last 60 s, looking ahead 300 s at most. */
function reportLife(name: string, runs: readonly (readonly Observation[])[], limit: number): void {
  const errors: number[] = [];
  const late: number[] = [];
  let moments = 0;
  let inside = 0;
  let answered = 0;
  for (const run of runs) {
    const reached = run.findIndex(({ y }) => y >= limit);
    // A log that ends with the failure may hold its last second only in part.
    const end = reached < 0 ? run.length - 1 : reached;
    for (let share = 1; share <= 10; share += 1) {
      const origin = Math.floor(40 + ((end - 41) * share) / 10.5);
      const past = run.slice(Math.max(0, origin - 60), origin);
      const now = past.at(-1)?.x ?? 0;
      const truth = (run[end]?.x ?? 0) - now;
      moments += 1;
      const trend = fitTrend(past);
      if (!trend) continue;
      const seconds = Array.from({ length: 301 }, (_, index) => index);
      const middle = seconds.find((s) => trend.at(now + s).value >= limit);
      const earliest = seconds.find((s) => trend.at(now + s).high >= limit);
      const latest = seconds.find((s) => trend.at(now + s).low >= limit);
      if (truth >= (earliest ?? 301) && truth <= (latest ?? Number.POSITIVE_INFINITY)) inside += 1;
      if (middle === undefined) continue;
      answered += 1;
      errors.push(Math.abs(middle - truth));
      if (share > 8) late.push(Math.abs(middle - truth));
    }
  }
  const mean = (values: readonly number[]): string =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1);
  const median = errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)]?.toFixed(1);
  console.log(
    `${name}: ${runs.length} runs, ${moments} moments, crossing named at ${answered} ` +
      `(mean error ${mean(errors)} s, median ${median} s, last fifth of life ${mean(late)} s), ` +
      `truth within [earliest, latest] at ${((100 * inside) / moments).toFixed(0)} %`,
  );
}

function readTemperature(path: string): Observation[] {
  return lines(path).map(([time = '', value]) => ({
    x: Date.parse(`${time.replace(' ', 'T')}Z`) / 3_600_000,
    y: Number(value),
  }));
}

function readVdq(path: string): Observation[][] {
  const runs = new Map<string, Observation[]>();
  for (const [run = '', pressure, , time] of lines(path)) {
    const samples = runs.get(run) ?? [];
    samples.push({ x: Number(time), y: Number(pressure) });
    runs.set(run, samples);
  }
  return [...runs.values()].map(secondMedians);
}

function readPhme(folder: string): Observation[][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.csv'),
  );
  return files.map((name) =>
    secondMedians(
      lines(join(folder, name)).map(([time, , upstream, downstream]) => ({
        x: Number(time),
        y: Number(upstream) - Number(downstream),
      })),
    ),
  );
}

function secondMedians(samples: readonly Observation[]): Observation[] {
  const seconds = new Map<number, number[]>();
  for (const { x, y } of samples) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const values = seconds.get(Math.floor(x)) ?? [];
    values.push(y);
    seconds.set(Math.floor(x), values);
  }
  return [...seconds].map(([x, values]) => ({
    x,
    y: values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN,
  }));
}

function lines(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}
