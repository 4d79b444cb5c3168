import { z } from 'zod';
import { type RunPlantsState, STATE_VERSION } from './run-plants';

/** The frame of a saved state. What is inside a plant was written by this program and is taken as it is. */
const savedSchema = z.object({
  version: z.literal(STATE_VERSION),
  scenario: z.string(),
  simTs: z.number(),
  happened: z.int().min(0),
  stations: z.array(
    z.object({
      station: z.string(),
      clockwork: z.looseObject({
        plant: z.looseObject({ ts: z.number(), collectors: z.array(z.looseObject({ id: z.string() })) }),
        sampleTs: z.number(),
        seq: z.int().min(0),
        taken: z.int().min(0),
        pending: z.array(z.unknown()),
      }),
    }),
  ),
});

/** The state that a run is taken up from, or undefined for null: from the start. Throws one sentence naming the field that is wrong. */
export function parseSavedState(value: unknown): RunPlantsState | undefined {
  if (value === null || value === undefined) return undefined;
  const parsed = savedSchema.safeParse(value);
  if (parsed.success) return value as RunPlantsState;
  const issue = parsed.error.issues[0];
  throw new Error(
    `from.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}; give a state that a run put as its snapshot.`,
  );
}
