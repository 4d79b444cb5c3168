import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom: one row a room, as the house has it. `never` lists packages, by name or by prefix before `/`. */
const ROOMS: readonly {
  readonly room: string;
  readonly mayUse: readonly string[];
  readonly never: readonly string[];
}[] = [
  { room: 'data/model', mayUse: [], never: ['EFFECTS'] },
  { room: 'data/catalogue', mayUse: ['data/model'], never: ['EFFECTS'] },
  {
    room: 'data/ingest',
    mayUse: ['data/model', 'data/catalogue'],
    never: ['@duckdb', 'react', 'next', 'socket.io'],
  },
  { room: 'data/store', mayUse: ['data/model', 'data/catalogue'], never: ['react', 'next', 'socket.io'] },
  {
    room: 'data/exchange',
    mayUse: ['data/model', 'data/catalogue'],
    never: ['@duckdb', 'react', 'next', 'socket.io'],
  },
  { room: 'analytics', mayUse: ['data/model', 'data/catalogue'], never: ['EFFECTS'] },
  {
    room: 'simulator',
    mayUse: ['data/model', 'data/catalogue'],
    never: ['@duckdb', 'react', 'next', '@react-three'],
  },
  { room: 'twin', mayUse: ['data/model', 'data/catalogue'], never: ['@duckdb', 'next', 'node:'] },
  {
    room: 'app',
    mayUse: [
      'data/model',
      'data/catalogue',
      'data/ingest',
      'data/store',
      'data/exchange',
      'analytics',
      'twin',
    ],
    never: ['@duckdb'],
  },
];
const WITH_EFFECTS = [
  '@duckdb',
  'react',
  'next',
  'mqtt',
  'aedes',
  'socket.io',
  'socket.io-client',
  'node:',
  '@react-three',
  'pino',
];
/** Long runs and journeys may drive the simulator's own entry points; nothing that is served may. */
const MAY_DRIVE_SIMULATOR = /^app\/(bench|e2e)\/|\.(integration|long)\.test\.ts$/;

interface Source {
  readonly path: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '..');

describe('the house', () => {
  const sources = readSources();

  it('has rooms to look at', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it('keeps its doors: nobody imports what the table forbids', () => {
    expect(sources.flatMap(findViolations)).toEqual([]);
  });

  it('knows no clock and no chance below app/', () => {
    expect(sources.flatMap(findHiddenTime)).toEqual([]);
  });

  it.each([
    ['analytics/risk/planted.ts', "import { openStore } from '../../data/store/open-store';"],
    ['analytics/risk/planted.ts', "import { readFileSync } from 'node:fs';"],
    ['analytics/risk/planted.ts', "import fs from 'fs';"],
    ['simulator/planted.ts', "export { evaluate } from '../analytics/alarm/evaluate';"],
    ['twin/planted.tsx', "const x = await import('../app/workbench');"],
    ['twin/planted.tsx', "import Link from 'next/link';"],
    ['data/model/planted.ts', "import type { Store } from '../store/types';"],
    ['data/ingest/planted.ts', "import type { Store } from '../store/types';"],
    ['app/planted.ts', "import { DuckDBInstance } from '@duckdb/node-api';"],
    ['app/live/planted.ts', "import { step } from '../../simulator/step';"],
  ])('sees a planted violation in %s: %s', (path, text) => {
    expect(findViolations({ path, text })).toHaveLength(1);
  });

  it.each(['const t = Date.now();', 'const d = new Date();', 'const r = Math.random();'])(
    'sees a planted clock: %s',
    (text) => {
      expect(findHiddenTime({ path: 'analytics/planted.ts', text })).toHaveLength(1);
    },
  );
});

function findViolations({ path, text }: Source): string[] {
  const row = ROOMS.find(({ room }) => path.startsWith(`${room}/`));
  if (!row) return [];
  return importsOf(text).flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = roomOf(normalize(join(dirname(path), specifier)));
      if (target === null || target === row.room || row.mayUse.includes(target)) return [];
      if (target === 'simulator' && MAY_DRIVE_SIMULATOR.test(path)) return [];
      return [`${path} imports ${specifier}: ${row.room} may not use ${target}`];
    }
    const isTest = /\.test\.tsx?$/.test(path);
    const banned = row.never.flatMap((name) => (name === 'EFFECTS' ? WITH_EFFECTS : [name]));
    const name = builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
    const hit = banned.find((ban) => name === ban || name.startsWith(ban.endsWith(':') ? ban : `${ban}/`));
    return hit && !(isTest && hit === 'node:')
      ? [`${path} imports ${specifier}: ${row.room} may not use ${hit}`]
      : [];
  });
}

/** Clock and chance come in as arguments: analytics, model, decoders, exchange, physics and faults never ask for them. */
function findHiddenTime({ path, text }: Source): string[] {
  if (!/^(analytics|simulator\/(physics|faults)|data\/(model|catalogue|ingest|exchange))\//.test(path))
    return [];
  if (/\.test\.tsx?$/.test(path)) return [];
  return /Date\.now\(|new Date\(\)|Math\.random\(/.test(text)
    ? [`${path} asks for the clock or for chance`]
    : [];
}

function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n|;)\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

function roomOf(path: string): string | null {
  return ROOMS.find(({ room }) => path === room || path.startsWith(`${room}/`))?.room ?? null;
}

function readSources(): Source[] {
  return ['app', 'twin', 'analytics', 'simulator', 'data'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => path !== import.meta.filename)
      .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') })),
  );
}
