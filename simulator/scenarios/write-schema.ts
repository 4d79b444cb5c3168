import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioJsonSchema } from './scenario-json-schema';

/** Writes `schema.json` beside this file: `npx tsx simulator/scenarios/write-schema.ts`. */
writeFileSync(join(import.meta.dirname, 'schema.json'), `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
