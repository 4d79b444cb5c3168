import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidatedCase } from '../../data/model/validation';

/** The played cases of a folder, a line each in `cases.ndjson`, so that a validation that was stopped can be taken up again. */
export interface CaseBook {
  readonly played: () => readonly ValidatedCase[];
  readonly add: (one: ValidatedCase) => void;
}

/** Opens the folder; `goOn` keeps what was played before, otherwise it begins anew. A last line that was cut off by a kill is left out. */
export function openCaseBook(folder: string, goOn: boolean): CaseBook {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'cases.ndjson');
  const played = goOn && existsSync(file) ? readLines(readFileSync(file, 'utf8')) : [];
  writeFileSync(file, played.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return {
    played: () => played,
    add(one) {
      played.push(one);
      appendFileSync(file, `${JSON.stringify(one)}\n`);
    },
  };
}

function readLines(text: string): ValidatedCase[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ValidatedCase);
}
