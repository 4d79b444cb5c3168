import { z } from 'zod';
import type { AnswerKind, LinkAnswer } from '../model/exchange';
import { askRiskResults } from './ask-risk-results';
import type { PlainMessage } from './build-messages';
import type { Attempt, Line } from './line';
import { postSealed } from './post-sealed';
import { printable } from './printable';
import { readAnswer, type Verdict } from './read-answer';
import type { UploadTarget } from './upload-types';
import { type RawAnswer, WireError } from './wire';

/** What a message came to in the end. Everything else was tried again. */
export type FinalVerdict =
  | Extract<Verdict, { kind: 'accepted' | 'partial' }>
  | {
      readonly kind: 'refused';
      readonly remedy: 'give-up' | 'send-base';
      readonly code: string;
      readonly message: string;
    };

export interface Signals {
  /** No more attempts: pause or stop. */
  readonly waiting: AbortSignal;
  /** End what is under way: stop. */
  readonly hard: AbortSignal;
}

export interface Sender {
  /** Sends until the endpoint has taken it or refused it for good. `build` makes it anew for each attempt. */
  readonly send: (build: () => PlainMessage, signals: Signals) => Promise<FinalVerdict>;
  /** Resolves when a marked stand-in has said so itself; at once where none is marked. */
  readonly requireStandIn: (signals: Signals) => Promise<void>;
  /** It was asked in this session and said so. Before each attempt it is asked again where that is old, or something failed since. */
  readonly saysStandIn: () => boolean;
}

export interface SenderOptions {
  readonly target: UploadTarget;
  readonly line: Line;
  readonly now: () => number;
  readonly standInHoldsMs: number;
  readonly onAnswer: (answer: LinkAnswer) => void;
  readonly onSealed: (message: PlainMessage) => void;
  readonly onSent: (message: PlainMessage) => void;
}

/** Brings messages over the line, one attempt after another. */
export function createSender(options: SenderOptions): Sender {
  const { target, line, now, onAnswer } = options;
  const { profile, wire } = target;
  let standInTs: number | null = null;
  let standInFailures = -1;

  /** Null: it is one, or none was promised. */
  async function checkStandIn(hard: AbortSignal): Promise<Attempt<never> | null> {
    if (!target.isMarkedStandIn) return null;
    // After any failure somebody else may answer at this address.
    const ageMs = standInTs === null ? Number.POSITIVE_INFINITY : Math.abs(now() - standInTs);
    if (ageMs < options.standInHoldsMs && standInFailures === line.failures()) return null;
    const failures = line.failures();
    const outcome = await tried(() => wire.get(profile.paths.standIn, hard), null, hard);
    if (!('raw' in outcome)) return outcome;
    if (!isStandInAnswer(outcome.raw)) return failed(outcome, { kind: 'not-a-stand-in' }, null);
    standInTs = now();
    standInFailures = failures;
    return null;
  }

  async function attempt(message: PlainMessage, hard: AbortSignal): Promise<Attempt<FinalVerdict>> {
    const problem = await checkStandIn(hard);
    if (problem) return problem;
    options.onSealed(message);
    const posting = postSealed(target, { path: profile.paths.data, content: message.content }, hard);
    options.onSent(message);
    const outcome = await tried(() => posting, message, hard);
    if (!('raw' in outcome)) return outcome;
    const sent = { messageId: message.messageId, recordIds: new Set(message.records.keys()) };
    const verdict = readAnswer(profile, outcome.raw, sent);
    if ('failed' in verdict) {
      tell(outcome, verdict, message);
      return { done: verdict };
    }
    const { kind, remedy, code, message: words } = verdict;
    if (kind !== 'refused' || remedy === 'wait') return failed(outcome, verdict, message);
    tell(outcome, verdict, message);
    return { done: { kind, remedy, code: code ?? '', message: words ?? '' } };
  }

  /**
   * Nothing is given up on the word of an endpoint that cannot read us: with a wrong key everything is refused. A question that is
   * answered whole, sealed with the same keys, proves that it can; only what it then refuses again is refused for good.
   */
  async function prove(hard: AbortSignal): Promise<Attempt<true>> {
    const startedTs = now();
    try {
      const query = { sinceTs: startedTs, enterprises: new Map<string, string>(), now: startedTs };
      const isWhole = (await askRiskResults(target, query, hard)) !== null;
      if (isWhole) return { done: true };
      return failed({ startedTs, raw: null }, { kind: 'refused' }, null);
    } catch (error) {
      return notAnswered(error, { startedTs, message: null, hard });
    }
  }

  async function tried(
    ask: () => Promise<RawAnswer>,
    message: PlainMessage | null,
    hard: AbortSignal,
  ): Promise<Answered | Again> {
    const startedTs = now();
    try {
      return { raw: await ask(), startedTs };
    } catch (error) {
      return notAnswered(error, { startedTs, message, hard });
    }
  }

  function notAnswered(
    error: unknown,
    { startedTs, message, hard }: { startedTs: number; message: PlainMessage | null; hard: AbortSignal },
  ): Again {
    hard.throwIfAborted();
    if (!(error instanceof WireError)) throw error;
    return failed({ startedTs, raw: null }, { kind: error.kind, message: error.message }, message);
  }

  function failed(
    { startedTs, raw }: { readonly startedTs: number; readonly raw: RawAnswer | null },
    why: Told & { readonly retryAfterMs?: number | null },
    message: PlainMessage | null,
  ): Again {
    tell({ startedTs, raw }, why, message);
    return {
      again: { isUnauthorised: why.kind === 'unauthorised', retryAfterMs: why.retryAfterMs ?? null },
    };
  }

  function tell(
    { startedTs, raw }: { readonly startedTs: number; readonly raw: RawAnswer | null },
    { kind, code = null, message = null }: Told,
    about: PlainMessage | null,
  ): void {
    const ts = now();
    onAnswer({
      ts,
      kind,
      httpStatus: raw?.status ?? null,
      code: code === null ? null : printable(code),
      message: message === null ? null : printable(message),
      tookMs: ts - startedTs,
      enterprise: about?.enterprise ?? null,
      messageId: about?.messageId ?? null,
    });
  }

  return {
    async send(build, { waiting, hard }) {
      for (let isProved = false; ; isProved = true) {
        const verdict = await line.untilDone(() => attempt(build(), hard), waiting);
        const isFinal = verdict.kind !== 'refused' || verdict.remedy !== 'give-up' || isProved;
        if (isFinal) return verdict;
        await line.untilDone(() => prove(hard), waiting);
      }
    },
    saysStandIn: () => standInTs !== null,
    async requireStandIn({ waiting, hard }) {
      await line.untilDone<true>(async () => (await checkStandIn(hard)) ?? { done: true }, waiting);
    },
  };
}

interface Answered {
  readonly raw: RawAnswer;
  readonly startedTs: number;
}
type Again = Extract<Attempt<never>, { again: unknown }>;

interface Told {
  readonly kind: AnswerKind;
  readonly code?: string | null;
  readonly message?: string | null;
}

const standInSchema = z.object({ standIn: z.literal(true) });

function isStandInAnswer({ status, isCut, body }: RawAnswer): boolean {
  if (status !== 200 || isCut) return false;
  try {
    return standInSchema.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}
