import { z } from 'zod';
import { ANSWER_KINDS, LINK_FAULTS, LINK_STATES, MISBEHAVIOURS } from '../../data/model/exchange';
import { LEVELS } from '../../data/model/level';

/** What the calls about the link to the ministry take and answer. */

export const refusalsQuery = z.object({
  limit: z
    .string()
    .regex(/^\d{1,5}$/, 'integer')
    .transform(Number)
    .pipe(z.number().int().min(1).max(1000))
    .default(100),
});
export const pauseBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const endpointBody = z.strictObject({
  url: z.string().min(1).max(500),
  appId: z.string().min(1).max(256),
  appSecret: z.string().min(1).max(256),
  sm4KeyHex: z.string().max(256),
  sm4IvHex: z.string().max(256),
  standIn: z.boolean(),
  profile: z.string().min(1).max(64),
});
export const standInBody = z.strictObject({
  behaviour: z.enum(MISBEHAVIOURS),
  requests: z.number().int().min(1).max(1_000_000).nullable(),
});

const number = z.number();
const text = z.string();
const answer = z.object({
  ts: number,
  kind: z.enum(ANSWER_KINDS),
  httpStatus: number.nullable(),
  code: text.nullable(),
  message: text.nullable(),
  tookMs: number,
  enterprise: text.nullable(),
  messageId: text.nullable(),
});
const stage = z.object({ readings: number, ingestId: number, newestReceivedTs: number.nullable() });
const endpoint = z.object({
  url: text,
  appId: text,
  standIn: z.boolean(),
  source: z.enum(['demo', 'operator']),
  profile: text,
});

export const statusAnswer = z.object({
  state: z.enum(LINK_STATES),
  fault: z
    .object({
      code: z.enum(LINK_FAULTS),
      params: z.record(text, z.union([text, number])),
      detail: text.optional(),
    })
    .optional(),
  endpoint: endpoint.nullable(),
  pause: z.object({ by: text, ts: number, reason: text }).nullable(),
  stages: z.object({ stored: stage, sealed: stage, sent: stage, accepted: stage }),
  cursor: number,
  backlog: z.object({ readings: number, oldestReceivedTs: number.nullable() }),
  withheld: z.object({ virtual: number }),
  refused: number,
  repeated: number,
  messagesAccepted: number,
  lastAnswer: answer.nullable(),
  failuresInARow: number,
  nextTryTs: number.nullable(),
  delayMs: z.object({ median: number, p95: number }).nullable(),
  enterprises: z.array(
    z.object({ enterprise: text, accepted: number, refused: number, lastAcceptedTs: number.nullable() }),
  ),
  failures: z.array(answer),
  results: z.object({ askedTs: number.nullable(), kept: number }),
});
export const refusalsAnswer = z.object({
  items: z.array(
    z.object({
      ts: number,
      messageId: text,
      enterprise: text,
      collector: text.nullable(),
      point: text.nullable(),
      recordTs: number.nullable(),
      ingestId: number.nullable(),
      code: text,
      message: text,
    }),
  ),
  total: number,
});
export const resultsAnswer = z.object({
  items: z.array(
    z.object({
      resultId: text,
      enterprise: text,
      level: z.enum(LEVELS),
      score: number.nullable(),
      computedTs: number,
      receivedTs: number,
      reason: text,
      standIn: z.boolean(),
    }),
  ),
});
export const ledgerAnswer = z.object({
  behaviour: z.enum(MISBEHAVIOURS),
  messages: number,
  repeated: number,
  records: number,
  refusedRecords: number,
  enterprises: number,
  hash: text,
  forgotten: z.object({ records: number, hash: text }).optional(),
  violations: z.object({ 'out-of-order': number, twice: number, changed: number }).optional(),
});
export const sentAnswer = z.object({ sent: z.literal(true) });
