import { z } from 'zod';
import { MAX_SPEED, MIN_SPEED, type RunCommand } from '../../data/model/exercise';
import { OPERATOR_ACTIONS } from '../../data/model/scenario';

/** A step is played at once, so it is kept short, s. */
export const MAX_STEP_COMMAND_S = 3600;

const n = z.int().min(0);
const collector = z.string();
const commandSchema = z.discriminatedUnion('cmd', [
  z.object({ n, cmd: z.literal('start') }),
  z.object({ n, cmd: z.literal('freeze') }),
  z.object({ n, cmd: z.literal('step'), seconds: z.number().int().min(1).max(MAX_STEP_COMMAND_S) }),
  z.object({ n, cmd: z.literal('speed'), speed: z.number().min(MIN_SPEED).max(MAX_SPEED) }),
  z.object({
    n,
    cmd: z.literal('inject'),
    collector,
    fault: z.string(),
    severity: z.number(),
    rampS: z.number(),
  }),
  z.object({ n, cmd: z.literal('clear'), collector, fault: z.string().exactOptional() }),
  z.object({ n, cmd: z.literal('action'), action: z.enum(OPERATOR_ACTIONS), collector }),
  z.object({ n, cmd: z.literal('snapshot') }),
  z.object({ n, cmd: z.literal('stop') }),
]);

export type ParsedCommand =
  | { readonly command: RunCommand }
  /** `n` is null where not even the number could be read, so that nobody can be answered. */
  | { readonly n: number | null; readonly error: string };

/** A control message of the server, or one sentence with field, value and limit. */
export function parseCommand(payload: string): ParsedCommand {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return { n: null, error: `the command "${payload.slice(0, 40)}" is not JSON: send one JSON object.` };
  }
  const parsed = commandSchema.safeParse(value, { reportInput: true });
  if (parsed.success) return { command: parsed.data };
  const number = n.safeParse((value as { n?: unknown } | null)?.n);
  return { n: number.success ? number.data : null, error: sentenceOf(parsed.error.issues[0]) };
}

function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'the command is wrong.';
  const shown = JSON.stringify(issue.input)?.slice(0, 80) ?? 'missing';
  return `${issue.path.join('.') || 'the command'} is ${shown}: ${issue.message}.`;
}
