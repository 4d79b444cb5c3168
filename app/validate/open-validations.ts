import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptValidation, ReportOutline, ValidatedCase } from '../../data/model/validation';
import { EARLIER, earlierReports, NEWEST } from './keep-report';
import { readCase, readReport, readReportHead } from './read-report';
import { ReportError, type ReportFault } from './report-error';

/** Validations that `npm run validate` left in a folder. Methods reject with ReportError where a file is broken. */
export interface Validations {
  /** Newest first; files that cannot be read beside them. */
  readonly list: () => Promise<{
    readonly items: readonly KeptValidation[];
    readonly broken: readonly BrokenReport[];
  }>;
  /** Without the curves. Null when there is none of that id. */
  readonly report: (id: string) => Promise<ReportOutline | null>;
  /** One case whole. Null when there is none. */
  readonly case: (id: string, key: string) => Promise<ValidatedCase | null>;
}

export interface BrokenReport extends ReportFault {
  readonly file: string;
}

/** A folder that somebody filled with other files is not listed without end. */
const MOST_LISTED = 50;
/** Reports that stay read: two are compared, and somebody looks at another. */
const MOST_READ = 3;

/** Nothing is read before it is asked for, and then once until the file changes. Files are found by listing the folder, never by what somebody asks for. */
export function openValidations(folder: string): Validations {
  const headOf = remembering(readReportHead, MOST_LISTED);
  const reportOf = remembering(readReport, MOST_READ);

  async function files(): Promise<readonly string[]> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(nothing);
    const names = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []));
    const newest = names.includes(NEWEST) ? [NEWEST] : [];
    return [...newest, ...earlierReports(names).slice(0, MOST_LISTED - 1)];
  }

  async function idOf(file: string): Promise<string> {
    const startedTs = EARLIER.exec(file)?.[1];
    if (startedTs !== undefined) return startedTs;
    const head = await headOf(join(folder, file)).catch(() => null);
    return head === null ? BROKEN_NEWEST : String(head.startedTs);
  }

  async function find(id: string): Promise<string | null> {
    for (const file of await files()) if ((await idOf(file)) === id) return join(folder, file);
    return null;
  }

  return {
    async list() {
      const items: KeptValidation[] = [];
      const broken: BrokenReport[] = [];
      for (const file of await files()) {
        const id = await idOf(file);
        if (items.some((other) => other.id === id)) continue;
        try {
          items.push({ id, ...(await headOf(join(folder, file))) });
        } catch (error) {
          const fault = faultOf(error);
          if (fault) broken.push({ file, ...fault });
        }
      }
      return { items, broken };
    },
    async report(id) {
      const path = await find(id);
      if (path === null) return null;
      const { head, cases } = await reportOf(path);
      return { id, ...head, cases };
    },
    async case(id, key) {
      const path = await find(id);
      if (path === null) return null;
      const place = (await reportOf(path)).places.get(key);
      return place ? readCase(path, place) : null;
    },
  };
}

/** Id of a newest report that does not say when it was started: asking for it tells why. */
const BROKEN_NEWEST = 'report';

/** No folder yet: nobody has validated. */
function nothing(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

/** Null: it was removed meanwhile. */
function faultOf(error: unknown): ReportFault | null {
  if (error instanceof ReportError) return error.fault;
  const { code = 'unreadable' } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? null : { line: 1, field: 'file', value: code, limit: 'readable' };
}

/** The same reading, once for each state of a file; of the files asked for last. */
function remembering<T>(read: (path: string) => Promise<T>, most: number): (path: string) => Promise<T> {
  const known = new Map<string, { readonly stamp: string; readonly value: Promise<T> }>();
  return async (path) => {
    const { mtimeMs, size, ino } = await stat(path);
    const stamp = `${mtimeMs} ${size} ${ino}`;
    const held = known.get(path);
    const entry = held?.stamp === stamp ? held : { stamp, value: read(path) };
    known.delete(path);
    known.set(path, entry);
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(oldest);
    entry.value.catch((error: unknown) => {
      if (!(error instanceof ReportError)) known.delete(path);
    });
    return entry.value;
  };
}
