import { z } from 'zod';
import { FASTEST, MIN_SPEED, type RunStory } from '../../data/model/exercise';
import { registryRecordSchema } from '../../data/model/registry';
import { scenarioSchema } from '../../data/model/scenario';

const text = z.string().min(1);
const storySchema = z.object({
  run: text,
  mqttUrl: z.url(),
  webUrl: z.url(),
  secret: text,
  scenario: scenarioSchema,
  seed: z.int(),
  speed: z.number().min(MIN_SPEED).max(FASTEST),
  records: z.array(registryRecordSchema).min(1),
  from: z.unknown(),
});

/** The first line on a run's standard input. Throws one sentence an error, a line each, with field and reason. */
export function parseRunStory(line: string): RunStory {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('The first line on standard input is not JSON: send one JSON object in one line.');
  }
  const parsed = storySchema.safeParse(value);
  if (!parsed.success) throw new Error(parsed.error.issues.map(sentenceOf).join('\n'));
  return { ...parsed.data, from: parsed.data.from ?? null };
}

function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.') || 'the story'}: ${message}.`;
}
