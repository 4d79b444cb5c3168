import { z } from 'zod';
import { MISBEHAVIOURS, type StandInCommand } from '../../data/model/exchange';

const commandSchema = z.object({
  behaviour: z.enum(MISBEHAVIOURS),
  requests: z.int().min(1).max(1_000_000).nullable().default(null),
});

/** A later line on standard input. Throws one sentence that names the field. */
export function parseStandInCommand(line: string): StandInCommand {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('a command is not JSON: send {"behaviour": "none", "requests": null} or the like.');
  }
  const parsed = commandSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' '));
}
