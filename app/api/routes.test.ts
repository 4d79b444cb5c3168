import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { CALLS } from './build-open-api';
import { call } from './fixtures/call';
import { openFakeWorkbench } from './fixtures/fake-workbench';

const APP = join(import.meta.dirname, '..');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** What the contract leaves open. */
const OPEN = ['GET /api/health', 'POST /api/session'];
const files = readdirSync(APP, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^route\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

type RouteModule = Readonly<Record<string, unknown>>;

/** `METHOD /path` of every exported handler that does not answer 401 to nobody. */
async function findOpen(path: string, route: RouteModule): Promise<string[]> {
  const open: string[] = [];
  for (const method of METHODS.filter((name) => route[name] !== undefined)) {
    const answer = await call(route[method], { method, url: path }).catch(() => null);
    if (answer?.status !== 401) open.push(`${method} ${path}`);
  }
  return open;
}

function pathOf(file: string): string {
  const folders = relative(APP, file).split(sep).slice(0, -1);
  return `/${folders.join('/').replaceAll(/\[(\w+)\]/g, '{$1}')}`;
}

describe('every route', () => {
  beforeEach(() => {
    openFakeWorkbench({
      bench: {
        live: {
          world: 'live',
          latest: new Map(),
          estimates: () => [],
          lines: new Map(),
          openAlarms: new Map(),
          risk: new Map(),
          judgedThrough: () => 0,
          lagMs: () => 0,
          eventsAfter: () => [],
        },
      },
      store: { counts: async () => ({ readingsStored: 1, readingsRejected: 2, alarmsRaised: 3 }) },
    });
  });

  test('is found on disk', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  test('answers 401 to nobody, but for health and signing in', async () => {
    const open: string[] = [];
    for (const file of files)
      open.push(...(await findOpen(pathOf(file), (await import(file)) as RouteModule)));
    // Signing in without a token is a bad request, health answers anybody.
    expect(open.sort()).toEqual(OPEN);
  });

  test('a planted route without the check is seen', async () => {
    const planted = Object.fromEntries(['GET', 'POST'].map((name, index) => [name, answering(200 + index)]));
    expect(await findOpen('/api/planted', planted)).toEqual(['GET /api/planted', 'POST /api/planted']);
  });

  test('runs on Node and is never kept', () => {
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(text, file).toContain("export const runtime = 'nodejs';");
      expect(text, file).toContain("export const dynamic = 'force-dynamic';");
    }
  });

  test('stands in the OpenAPI document, and nothing else does', async () => {
    const onDisk: string[] = [];
    for (const file of files.filter((name) => !name.includes('[...rest]'))) {
      const route = (await import(file)) as RouteModule;
      for (const method of METHODS) if (route[method]) onDisk.push(`${method.toLowerCase()} ${pathOf(file)}`);
    }
    expect(CALLS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(onDisk.sort());
  });
});

function answering(status: number) {
  return async () => new Response(null, { status });
}
