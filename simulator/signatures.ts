import { createInterface } from 'node:readline';
import { z } from 'zod';
import { registryRecordSchema } from '../data/model/registry';
import { scenarioSchema } from '../data/model/scenario';
import { findSignatures } from './signature/find-signatures';

const storySchema = z.object({
  scenario: scenarioSchema,
  records: z.array(registryRecordSchema).min(1),
  seed: z.int(),
});

/**
 * A process that tells the truth about a scenario to whoever validates: one line on standard input (scenario, records, seed), one line
 * of JSON on standard output, the signatures. What is wrong is a sentence on standard error and exit 1.
 */
createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }).once('line', (line) => {
  try {
    process.stdout.write(`${JSON.stringify(findSignatures(storySchema.parse(JSON.parse(line))))}\n`);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
});
