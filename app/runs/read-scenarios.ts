import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '../../data/model/registry';
import type { Scenario } from '../../data/model/scenario';
import { parseScenario, type ScenarioFault } from './parse-scenario';

export interface ScenarioLibrary {
  readonly scenarios: readonly Scenario[];
  readonly broken: readonly (ScenarioFault & { readonly file: string })[];
}

/** Every `*.json` of a folder but the schema itself, in the order of the file names. One broken file does not hide the others. */
export function readScenarios(folder: string, registry: Registry): ScenarioLibrary {
  const scenarios: Scenario[] = [];
  const broken: (ScenarioFault & { file: string })[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json') || file === 'schema.json') continue;
    const read = parseScenario(readFileSync(join(folder, file), 'utf8'), registry);
    if ('line' in read) broken.push({ file, ...read });
    else scenarios.push(read);
  }
  return { scenarios, broken };
}
