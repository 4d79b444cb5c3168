import { z } from 'zod';
import type { MessageProfile } from '../catalogue/ministry/message-profile';
import type { AnswerKind } from '../model/exchange';
import { printable } from './printable';
import type { RawAnswer } from './wire';

/** One record that was not taken. */
export interface FailedRecord {
  readonly recordId: string;
  readonly code: string;
  readonly message: string;
  /** `unknown` code: sent again a few times, then given up. */
  readonly remedy: 'wait' | 'give-up' | 'unknown';
}

/** What an answer means. */
export type Verdict =
  | {
      readonly kind: Extract<AnswerKind, 'accepted' | 'partial'>;
      readonly duplicate: boolean;
      readonly failed: readonly FailedRecord[];
      readonly code: string;
      readonly message: string;
    }
  | {
      readonly kind: Exclude<AnswerKind, 'accepted' | 'partial'>;
      /** `give-up`: this message as it is will never be taken. */
      readonly remedy: 'wait' | 'send-base' | 'give-up';
      readonly code: string | null;
      readonly message: string | null;
      readonly retryAfterMs: number | null;
    };

const codeSchema = z.union([z.number().int(), z.string().max(40)]);
const reasonSchema = z.object({ code: codeSchema, msg: z.string().default('') });
const acceptedSchema = reasonSchema.extend({
  messageId: z.string(),
  accepted: z.number().int().min(0),
  duplicate: z.boolean().default(false),
  failed: z.array(z.object({ recordId: z.string(), code: codeSchema, msg: z.string().default('') })),
});

/** What was sent: to be compared with what is said of it. */
export interface Sent {
  readonly messageId: string;
  readonly recordIds: ReadonlySet<string>;
}

/**
 * Reads an answer to a message. Whatever is not a whole and fitting answer to this very message (cut off, no JSON, another message's,
 * counts that do not add up) is `truncated`: the message is sent again under its own id. Only a readable refusal with a code that the
 * profile calls final is one; a bare HTTP 400, as a proxy gives it, is not.
 */
export function readAnswer(profile: MessageProfile, raw: RawAnswer, sent: Sent): Verdict {
  const body = raw.isCut ? undefined : parseJson(raw.body);
  const reason = reasonSchema.safeParse(body);
  const code = reason.success ? String(reason.data.code) : null;
  const message = reason.success ? printable(reason.data.msg) : null;
  if (raw.status === 200 && code === String(profile.answers.ok)) return readAccepted(profile, body, sent);
  const refused = {
    code,
    message,
    remedy: remedyOf(profile, raw.status, code),
    retryAfterMs: raw.retryAfterMs,
  };
  return { kind: refusalKind(raw.status, reason.success), ...refused };
}

function readAccepted(profile: MessageProfile, body: unknown, sent: Sent): Verdict {
  const parsed = acceptedSchema.safeParse(body);
  if (!parsed.success || !fits(parsed.data, sent)) {
    return { kind: 'truncated', remedy: 'wait', code: null, message: null, retryAfterMs: null };
  }
  const { failed, duplicate, code, msg } = parsed.data;
  return {
    kind: failed.length > 0 ? 'partial' : 'accepted',
    duplicate,
    code: String(code),
    message: printable(msg),
    failed: failed.map((one) => ({
      recordId: one.recordId,
      code: String(one.code),
      message: printable(one.msg),
      remedy:
        profile.answers.record.find((known) => String(known.code) === String(one.code))?.remedy ?? 'unknown',
    })),
  };
}

/** A repeated message may have had records that were superseded here meanwhile: then more was accepted than was sent now, never less. */
function fits(answer: z.infer<typeof acceptedSchema>, { messageId, recordIds }: Sent): boolean {
  if (answer.messageId !== messageId) return false;
  if (answer.duplicate) return answer.accepted + answer.failed.length >= recordIds.size;
  const failed = new Set(answer.failed.map(({ recordId }) => recordId));
  return (
    failed.size === answer.failed.length &&
    [...failed].every((id) => recordIds.has(id)) &&
    answer.accepted === recordIds.size - failed.size
  );
}

function refusalKind(status: number, isReadable: boolean): Exclude<AnswerKind, 'accepted' | 'partial'> {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 429) return 'too-many';
  if (status >= 500 || status < 200) return 'server-error';
  if (status < 300 && !isReadable) return 'truncated';
  return 'refused';
}

function remedyOf(
  profile: MessageProfile,
  status: number,
  code: string | null,
): 'wait' | 'send-base' | 'give-up' {
  const known = profile.answers.message.find((one) => one.http === status && String(one.code) === code);
  return known?.remedy ?? 'wait';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
