import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFigure } from './figures';
import { measureExercise } from './measure-exercise';
import { measureHeap } from './measure-heap';
import { measureLatency } from './measure-latency';
import { measureMemory } from './measure-memory';
import { measureMinistry } from './measure-ministry';
import { measurePhysics } from './measure-physics';
import { measureScenes } from './measure-scenes';
import { measureScrub } from './measure-scrub';
import { measureSignIn } from './measure-sign-in';
import { measureStart } from './measure-start';
import { measureTrend } from './measure-trend';

/**
 * `npm run bench [runs] [part ...]`: the figures beside their limits, each the median of its runs (3 unless told).
 * Parts: start latency memory scenes heap exercise physics scrub trend ministry sign-in. Everything stays on loopback, in folders that are removed, and stops by itself.
 */
const PARTS = {
  async start(folder: string) {
    const { puback, page } = await measureStart(folder);
    add('First PUBACK after the start of a built tree', 's', puback, 2);
    add('Sign-in page after the start of a built tree', 's', page, 6);
  },
  async latency() {
    const { pubackP99, frameP95 } = await measureLatency();
    add('50 messages/s: publish to PUBACK, p99', 'ms', pubackP99, 250);
    add('50 messages/s: publish to frame in the browser, p95', 'ms', frameP95, 500);
  },
  async memory() {
    add('Memory of the process tree (PSS), five plants, 2 min', 'MB', await measureMemory(), 700);
  },
  async scenes() {
    for (const { page, drawCalls, scriptMs, limit } of await measureScenes()) {
      add(`Draw calls, ${page}`, '', drawCalls, limit);
      add(`Script time a frame (median), ${page}`, 'ms', scriptMs, 4);
    }
  },
  async exercise() {
    const { quietP99, besideP99, exerciseS } = await measureExercise();
    add('50 live messages/s, PUBACK p99, no exercise', 'ms', quietP99, 250);
    add('50 live messages/s, PUBACK p99, beside all five plants at 600x', 'ms', besideP99, 250);
    add('Exercise of six simulated hours, all five plants, at 600x', 's', exerciseS, 60);
  },
  async physics() {
    add('One second of the slowest collector, bare model (200 = 5,000x)', 'us', await measurePhysics(), 200);
  },
  async scrub(folder: string) {
    const { p95 } = await measureScrub(folder);
    add('Any second of a stored week: question to moment, p95', 'ms', p95, 300);
  },
  async trend(folder: string) {
    const { medianMs } = await measureTrend(folder);
    add('Four points over thirty days, server side, median', 'ms', medianMs, 200);
  },
  async 'sign-in'() {
    const { quietP95, besideP95, slowerPercent, answers } = await measureSignIn();
    console.error(
      `answers by status: ${JSON.stringify(answers)}; p95 ${quietP95} ms quiet, ${besideP95} ms beside`,
    );
    add('1,000 wrong sign-ins a minute: other calls slower by, p95', '%', slowerPercent, 10);
  },
  async ministry() {
    const { delayMs, drainS } = await measureMinistry();
    add('Commit to acceptance by the stand-in, median', 'ms', delayMs, 2000);
    add('Backlog of a minute of refusal, drained beside live data', 's', drainS, 6);
  },
  async heap() {
    add('Heap growth, minutes 20 to 60 accelerated', '%', await measureHeap(), 5);
  },
} satisfies Record<string, (folder: string) => Promise<void>>;

const figures = new Map<string, { unit: string; limit: number; runs: number[] }>();
const [runsText, ...parts] = process.argv.slice(2);
const runs = Number(runsText ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'dust-twin-bench-'));

try {
  for (let run = 0; run < runs; run += 1) {
    for (const [name, measure] of Object.entries(PARTS)) {
      if (parts.length > 0 && !parts.includes(name)) continue;
      console.error(`run ${run + 1} of ${runs}: ${name}`);
      await measure(folder);
    }
  }
  for (const [name, { unit, limit, runs: values }] of figures) printFigure(name, unit, values, limit);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

function add(name: string, unit: string, value: number, limit: number): void {
  const figure = figures.get(name) ?? { unit, limit, runs: [] };
  figure.runs.push(value);
  figures.set(name, figure);
}
