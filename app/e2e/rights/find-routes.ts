import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** `/api/alarms/{id}`, as the contract writes it, and what of it there is. */
export interface Found {
  readonly pages: readonly string[];
  readonly routes: readonly string[];
}

/** Addresses in the source folder `app`. */
export function findSources(app: string): Found {
  const files = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(app, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const of = (ending: RegExp): string[] =>
    files
      .filter((file) => ending.test(file))
      .map((file) => addressOf(file.replace(ending, '')))
      .sort();
  return { pages: of(/(^|\/)page\.tsx?$/), routes: of(/(^|\/)route\.tsx?$/) };
}

/** Addresses of what was built into the folder `.next`. */
export function findBuilt(next: string): Found {
  const manifest = JSON.parse(
    readFileSync(join(next, 'server', 'app-paths-manifest.json'), 'utf8'),
  ) as object;
  const of = (ending: string): string[] =>
    Object.keys(manifest)
      .filter((path) => path.endsWith(ending) && !BY_THE_FRAMEWORK.test(path))
      .map((path) => addressOf(path.slice(1, -ending.length)))
      .sort();
  return { pages: of('/page'), routes: of('/route') };
}

/** What the framework adds by itself: pages of an error, and pictures that are files. */
const BY_THE_FRAMEWORK = /^\/(_global-error|_not-found|favicon\.ico|icon\.svg)\//;

function addressOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && !/^\(.*\)$/.test(part));
  return `/${parts.join('/').replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}')}`;
}
