import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ValidationReport } from '../../data/model/validation';
import { readReportHead } from './read-report';
import { reportText } from './report-text';

/** The newest report of a folder. */
export const NEWEST = 'report.json';
/** One before it; the number is when it was started, epoch ms. */
export const EARLIER = /^report-(\d{1,16})\.json$/;
const MOST_EARLIER = 10;

/** Writes `report.json`. The one that stood there becomes `report-<startedTs>.json`; of those the newest ten are kept. */
export async function keepReport(folder: string, report: ValidationReport): Promise<void> {
  const newest = join(folder, NEWEST);
  const unfinished = `${newest}.new`;
  await writeFile(unfinished, reportText(report));
  if (existsSync(newest)) renameSync(newest, join(folder, `report-${await startedOf(newest)}.json`));
  renameSync(unfinished, newest);
  for (const file of earlierReports(readdirSync(folder)).slice(MOST_EARLIER)) rmSync(join(folder, file));
}

/** Of these names those of earlier reports, the newest first. */
export function earlierReports(names: readonly string[]): readonly string[] {
  const startedTs = (name: string): number => Number(EARLIER.exec(name)?.[1] ?? 0);
  return names.filter((name) => EARLIER.test(name)).sort((a, b) => startedTs(b) - startedTs(a));
}

/** One that cannot be read is kept all the same, under the moment of its last change. */
async function startedOf(path: string): Promise<number> {
  try {
    return (await readReportHead(path)).startedTs;
  } catch {
    return Math.floor(statSync(path).mtimeMs);
  }
}
