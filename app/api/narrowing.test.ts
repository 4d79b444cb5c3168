import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Of the workbench what shows the whole city's plants. A handler or page gets its world from `worldView`, which narrows it to
 * who asks; whoever takes it from the workbench instead must stand here, and say why that shows nobody a foreign district.
 */
const WHOLE = ['registry', 'live', 'store', 'worldOf', 'judgeConfig', 'registryDesk', 'activeRuns', 'itself'];
const ALLOWED: readonly {
  readonly path: RegExp;
  readonly members: readonly string[];
  readonly why: string;
}[] = [
  {
    path: /^app\/api\/health\/route\.ts$/,
    members: ['live', 'store', 'activeRuns'],
    why: 'open to all by contract: counts and clocks, no plant by name',
  },
  {
    path: /^app\/api\/(session|sessions|me|people|audit|managed-person)\b/,
    members: ['store', 'itself'],
    why: 'people, sessions and the audit trail belong to no district',
  },
  {
    path: /^app\/api\/data-health\/route\.ts$/,
    members: ['itself'],
    why: 'the moment since which the process is up',
  },
  {
    path: /^app\/api\/(registry|maintenance|cameras|import-registry|registry-)/,
    members: ['registry', 'registryDesk', 'store', 'itself'],
    why: 'records that are retired or change, and stations by their own account: the district is checked for each',
  },
  {
    path: /^app\/api\/exchange-calls\.ts$/,
    members: ['registry'],
    why: 'narrowed at once to the ids of the enterprises that may be told',
  },
];

interface Source {
  readonly path: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '../..');

describe('handlers and pages', () => {
  const sources = readSources();

  it('are found', () => {
    expect(sources.length).toBeGreaterThan(60);
  });

  it('get plants from a narrowed world alone', () => {
    expect(sources.flatMap(findViolations)).toEqual([]);
  });

  it.each([
    'const all = workbench().registry();',
    'const { store, now } = workbench();',
    'const bench = workbench();\nconst all = bench.live.latest;',
    'const bench: Workbench = workbench();\nconst { judgeConfig } = bench;',
    'const seen = await workbench().worldOf(world);',
    'answer(workbench(), 7);',
    'workbench()\n    .registryDesk.all();',
  ])('would be seen to do otherwise: %s', (text) => {
    expect(findViolations({ path: 'app/api/planted/route.ts', text })).toHaveLength(1);
  });

  it.each([
    "const { registry } = await worldView(identity, 'live');",
    'const { now, exercises } = workbench();',
    'const url = workbench().webUrl();\nawait audit(name, url, true);',
    'const { store } = await worldView(identity, world);\nworkbench().now();',
  ])('may do what is harmless: %s', (text) => {
    expect(findViolations({ path: 'app/api/planted/route.ts', text })).toEqual([]);
  });
});

function findViolations({ path, text }: Source): string[] {
  const allowed = ALLOWED.filter((row) => row.path.test(path)).flatMap((row) => row.members);
  return [...membersTaken(text)]
    .filter((member) => WHOLE.includes(member) && !allowed.includes(member))
    .map((member) => `${path} takes ${member} of the workbench`);
}

/** Names of what a text takes out of the workbench; `itself` where it hands it on as a whole. */
function membersTaken(text: string): ReadonlySet<string> {
  const aliases = [...text.matchAll(/const (\w+)(?:: \w+)? = workbench\(\);/g)].map(
    (match) => match[1] ?? '',
  );
  const taken = new Set<string>();
  for (const bench of ['workbench\\(\\)', ...aliases]) {
    for (const [, member = ''] of text.matchAll(new RegExp(`\\b${bench}\\s*\\.\\s*(\\w+)`, 'g')))
      taken.add(member);
    for (const [, list = ''] of text.matchAll(new RegExp(`\\{([^{}]*)\\}\\s*=\\s*${bench}\\s*;`, 'g')))
      for (const part of list.split(',')) taken.add(part.split(':')[0]?.trim() ?? '');
    if (new RegExp(`[(,]\\s*${bench}\\s*[,)]`).test(text)) taken.add('itself');
  }
  return taken;
}

function readSources(): Source[] {
  return readdirSync(join(root, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))
    .filter(({ path }) => /^app\/(api\/(?!fixtures\/)|.*(page|layout|route)\.tsx?$)/.test(path));
}
