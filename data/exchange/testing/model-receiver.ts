import type { Seal } from '../seal';
import { type RawAnswer, type Wire, WireError } from '../wire';

/** How the next request is met. `…-lost`: kept, but the answer does not arrive. */
export const MEETINGS = [
  'good',
  'answer-lost',
  'truncated',
  'timeout',
  'server-error',
  'too-many',
  'unauthorised',
  'refuse',
  'partial',
  'bad-record',
  'bad-message',
  'forgets-base',
] as const;
export type Meeting = (typeof MEETINGS)[number];

interface Message {
  readonly type: string;
  readonly messageId: string;
  readonly entId: string;
  readonly records?: readonly { readonly recordId: string }[];
}

/** The other side as simple as it can be: what it has, by message; nothing of it is shared with the sender. */
export interface ModelReceiver {
  readonly wire: Wire;
  /** Record ids in the order in which they were kept, by enterprise. A record kept twice is in it twice. */
  readonly kept: ReadonlyMap<string, readonly number[]>;
  /** Ids that were held back once: they may come after later ones. */
  readonly late: ReadonlySet<number>;
  readonly refused: ReadonlySet<number>;
  /** Called before each request is met. */
  onRequest: () => void;
}

export function createModelReceiver(
  seal: Seal,
  script: Meeting[],
  isBad: (recordId: number) => boolean,
): ModelReceiver {
  const kept = new Map<string, number[]>();
  const late = new Set<number>();
  const refused = new Set<number>();
  const answers = new Map<string, object>();
  const bases = new Set<string>();

  function meet(body: string): RawAnswer {
    receiver.onRequest();
    const meeting = script.shift() ?? 'good';
    const early = EARLY[meeting];
    if (meeting === 'timeout') throw new WireError('timeout', 'none');
    if (early) return reply(early.status, early.body, early.retryAfterMs);
    const message = JSON.parse(seal.open((JSON.parse(body) as { data: string }).data)) as Message;
    if (meeting === 'forgets-base') bases.delete(message.entId);
    const answer = take(message, meeting);
    if (meeting === 'answer-lost') throw new WireError('unreachable', 'lost');
    return meeting === 'truncated' ? { ...answer, isCut: true } : answer;
  }

  function take({ type, messageId, entId, records = [] }: Message, meeting: Meeting): RawAnswer {
    if (type === 'base') bases.add(entId);
    else if (type !== 'realtime') return reply(200, { code: 0, data: seal.seal('{"results":[]}') });
    else if (!bases.has(entId)) return reply(200, { code: 2001, msg: 'no base' });
    const before = answers.get(messageId);
    if (before) return reply(200, { ...before, duplicate: true });
    const ids = records.map(({ recordId }) => Number(recordId));
    if (ids.some(isBad) && ids.length > 1) return reply(400, { code: 400, msg: 'malformed' });
    if (ids.some(isBad)) {
      for (const id of ids) refused.add(id);
      return reply(400, { code: 400, msg: 'malformed' });
    }
    const failed = ids.flatMap((id, index) => {
      if (meeting === 'partial' && index % 2 === 0) late.add(id);
      if (meeting === 'partial' && index % 2 === 0)
        return [{ recordId: String(id), code: 4001, msg: 'later' }];
      if (meeting === 'bad-record' && index === 0) refused.add(id);
      return meeting === 'bad-record' && index === 0
        ? [{ recordId: String(id), code: 3002, msg: 'bad' }]
        : [];
    });
    const open = new Set(failed.map(({ recordId }) => Number(recordId)));
    const mine = kept.get(entId) ?? [];
    kept.set(entId, mine);
    mine.push(...ids.filter((id) => !open.has(id)));
    const answer = { code: 0, msg: 'ok', messageId, accepted: ids.length - open.size, failed };
    answers.set(messageId, answer);
    return reply(200, answer);
  }

  const receiver: ModelReceiver = {
    wire: {
      post: async (_path, body) => meet(body),
      get: async () => reply(200, { standIn: true }),
    },
    kept,
    late,
    refused,
    onRequest: () => undefined,
  };
  return receiver;
}

const EARLY: Partial<Record<Meeting, { status: number; body: object; retryAfterMs?: number }>> = {
  'server-error': { status: 503, body: {} },
  'too-many': { status: 429, body: { code: 429, msg: 'slow' }, retryAfterMs: 1 },
  unauthorised: { status: 401, body: { code: 401, msg: 'who' } },
  refuse: { status: 200, body: { code: 1001, msg: 'later' } },
  'bad-message': { status: 400, body: { code: 400, msg: 'cannot be decrypted' } },
};

function reply(status: number, body: object, retryAfterMs: number | null = null): RawAnswer {
  return { status, retryAfterMs, body: JSON.stringify(body), isCut: false };
}
