import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { isJudgingSeed, LARGEST_TUNING_SEED } from '../data/model/seed';
import { exerciseBody } from './api/schemas';

/** What no judging seed may stand in: whoever tunes rules reads it. */
const ROOMS = ['app', 'twin', 'analytics', 'simulator', 'data', '.ci'];
const KIND_OF_FILE = /\.(tsx?|jsx?|mjs|cjs|json|ndjson|md|css|sql|ya?ml|sh|html|txt|csv)$|\/run$/;
/** Files of thousands of other numbers, none of which is ever a seed. */
const DATA = /^data\/catalogue\/map\/|\/glyphs\.json$/;
/** Large numbers that are constants of an algorithm, dates written as numbers, ids and limits. */
const OTHER_NUMBERS = new Set([
  'analytics/alarm/hash-128.ts',
  'analytics/alarm/hash-128.test.ts',
  'app/(overview)/_parts/warning-steps.test.ts',
  'app/auth/totp.test.ts',
  'app/e2e/kill-cycles.long.test.ts',
  'app/live/delivery-order.integration.test.ts',
  'app/ui/format.test.ts',
  'app/ui/history-connection.test.ts',
  'data/exchange/line.test.ts',
  'data/exchange/local-time.test.ts',
  'data/ingest/hostile-payload.ts',
  'data/ingest/telemetry-shape.ts',
  'simulator/ministry/beijing-time.test.ts',
  'simulator/ministry/run.integration.test.ts',
  'simulator/random/rng.test.ts',
  'simulator/random/rng.ts',
  'twin/city/city-view.test.ts',
]);
const WHOLE_NUMBER = /(?<![\w.])(0x[\da-f_]+|\d[\d_]*(?:e\d+)?)(?![\w.])/gi;
/** A factor of a hash's arithmetic of 32 bits. */
const MIXER = /Math\.imul\([^;]*;/g;
const POWER = /\b2\s*\*\*\s*(\d+)/g;
/** Who may know where judging seeds begin and end: their own words, the bench that draws them, and what tests the plants they make. */
const MAY_KNOW = /^data\/model\/seed\.ts$|^app\/validate\/|^simulator\/vary-plant\.long\.test\.ts$/;
/** Epoch ms of 2001 to 2039. */
const MOMENTS = [1e12, 2.2e12] as const;
const root = join(import.meta.dirname, '..');

interface Source {
  readonly path: string;
  readonly text: string;
}

it('no judging seed stands in source, scenario or settings', () => {
  const sources = readSources();
  expect(sources.length).toBeGreaterThan(1000);
  expect(sources.flatMap(findJudgingSeeds)).toEqual([]);
});

it.each([
  ['simulator/planted.ts', 'const plant = trialPlant("E1-C01", true, 3_000_000_000);'],
  ['simulator/planted.ts', 'createClockwork({ ...options, seed: 0x1_0000_0000 });'],
  ['simulator/scenarios/planted.json', '{ "id": "planted", "seed": 6123456789012345 }'],
  ['analytics/alarm/planted.test.ts', 'const SEEDS = [\n  8_000_000_001,\n];'],
  ['app/bench/planted.ts', 'const seed = 2 ** 40 + 7;'],
  ['app/validate/planted.ts', 'const seed = 1_795_330_800_000;'],
  ['simulator/random/rng.test.ts', 'createRng(seedRng(4_000_000_000, "a")); // seed'],
  ['package.json', '"judge": "npm run validate -- --seeds 1,5000000000"'],
  ['analytics/alarm/planted.ts', "import { SMALLEST_JUDGING_SEED } from '../../data/model/seed';"],
])('sees a planted seed in %s: %s', (path, text) => {
  expect(findJudgingSeeds({ path, text })).toHaveLength(1);
});

it('an exercise of people takes no judging seed', () => {
  const accepts = (seed: number) =>
    exerciseBody.safeParse({ scenario: 'airlock-trip', seed, speed: 1 }).success;
  expect([0, LARGEST_TUNING_SEED, LARGEST_TUNING_SEED + 1, Number.MAX_SAFE_INTEGER].map(accepts)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it.each([
  ['simulator/planted.ts', 'const plant = trialPlant("E1-C01", true, 2_147_483_647);'],
  ['simulator/planted.test.ts', 'const startTs = 1_795_330_800_000;'],
  ['simulator/random/rng.ts', 'const uniform = (): number => word() / 4294967296;'],
  ['analytics/planted.test.ts', 'h = Math.imul(h ^ (h >>> 16), 2246822507);'],
  ['data/planted.ts', 'const huge = 99_999_999_999_999_999_999;'],
])('lets pass what is none in %s: %s', (path, text) => {
  expect(findJudgingSeeds({ path, text })).toEqual([]);
});

function findJudgingSeeds({ path, text }: Source): string[] {
  if (path === 'data/model/seed.ts') return [];
  const found = text.split('\n').flatMap((line) => {
    const speaksOfSeeds = /seed/i.test(line);
    const numbers = numbersOf(line.replaceAll(MIXER, ''));
    return [...numbers, ...powersOf(line, speaksOfSeeds)].filter(
      (value) => isJudgingSeed(value) && (speaksOfSeeds || !isOther(path, value)),
    );
  });
  const limits = !MAY_KNOW.test(path) && /\b\w+_JUDGING_SEED\b/.test(text) ? ['its limits'] : [];
  return [...found, ...limits].map((what) => `${path} knows a judging seed: ${what}`);
}

function isOther(path: string, value: number): boolean {
  return OTHER_NUMBERS.has(path) || (value >= MOMENTS[0] && value <= MOMENTS[1]);
}

function numbersOf(line: string): number[] {
  return [...line.matchAll(WHOLE_NUMBER)].map(([, digits = '']) => Number(digits.replaceAll('_', '')));
}

/** Elsewhere a power of two is a limit. */
function powersOf(line: string, speaksOfSeeds: boolean): number[] {
  return speaksOfSeeds ? [...line.matchAll(POWER)].map(([, exponent]) => 2 ** Number(exponent)) : [];
}

function readSources(): Source[] {
  const inRooms = ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const atTop = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^package-lock|\.tsbuildinfo$/.test(entry.name))
    .map((entry) => join(root, entry.name));
  return [...inRooms, ...atTop]
    .map((path) => ({ path, name: relative(root, path) }))
    .filter(({ name, path }) => KIND_OF_FILE.test(path) && !DATA.test(name) && path !== import.meta.filename)
    .map(({ path, name }) => ({ path: name, text: readFileSync(path, 'utf8') }));
}
