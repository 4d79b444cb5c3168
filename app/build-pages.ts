import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['app', 'twin', 'analytics', 'data', 'next.config.js', 'package-lock.json', 'tsconfig.json'];
const MARK = join(ROOT, '.next', 'sources.sha256');
const NOT_BUILT = /(\.test\.tsx?|\.sql|\.md)$|^(bench|e2e)$/;

/**
 * Builds the pages when their sources changed since the last build; else answers at once. Rejects with one sentence when the
 * build fails. A build that is still running ends with this process.
 */
export async function buildPages(): Promise<void> {
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === fingerprintOf(SOURCES)) return;
  console.log('Building the pages (first start, or the sources changed) ...');
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  const { ADMIN_API_KEY: _withheld, ...variables } = process.env;
  const build = spawn(process.execPath, [next, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...variables, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const endBuild = () => build.kill('SIGKILL');
  process.once('exit', endBuild);
  const [code] = (await once(build, 'exit')) as [number | null];
  process.off('exit', endBuild);
  if (code !== 0) throw new Error('The pages could not be built; the lines above say why.');
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
