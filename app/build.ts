import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Builds the pages when their sources changed since the last build; else says nothing and ends at once. */

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['app', 'twin', 'analytics', 'data', 'next.config.js', 'package-lock.json', 'tsconfig.json'];
const MARK = join(ROOT, '.next', 'sources.sha256');
const NOT_BUILT = /(\.test\.tsx?|\.sql|\.md)$|^(bench|e2e)$/;

const fingerprint = fingerprintOf(SOURCES);
if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== fingerprint) {
  console.log('Building the pages (first start, or the sources changed) ...');
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  const built = spawnSync(process.execPath, [next, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
  // Next may rewrite tsconfig.json while it builds.
  writeFileSync(MARK, fingerprintOf(SOURCES));
}

function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) addToHash(path);
  return hash.digest('hex');

  function addToHash(path: string): void {
    const full = join(ROOT, path);
    const entries = listFolder(full);
    if (entries) {
      for (const name of entries.filter((entry) => !NOT_BUILT.test(entry)).sort())
        addToHash(join(path, name));
    } else if (existsSync(full)) {
      hash.update(`${path}\0`).update(readFileSync(full));
    }
  }
}

function listFolder(path: string): string[] | null {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}
