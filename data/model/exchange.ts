import type { Level } from './level';

/** The link to the ministry's server, as the exchange page and `GET /api/exchange` show it. */

/** How an endpoint misbehaved, or that it did not. `truncated` is a 200 whose body breaks off; `partial` accepted some records only. */
export const ANSWER_KINDS = [
  'accepted',
  'partial',
  'refused',
  'unauthorised',
  'too-many',
  'server-error',
  'truncated',
  'timeout',
  'unreachable',
  'not-a-stand-in',
] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** What one attempt came to. Prose from outside is cut to 200 printable characters. */
export interface LinkAnswer {
  readonly ts: number;
  readonly kind: AnswerKind;
  readonly httpStatus: number | null;
  /** The endpoint's own code and words. */
  readonly code: string | null;
  readonly message: string | null;
  readonly tookMs: number;
  readonly enterprise: string | null;
  readonly messageId: string | null;
}

/** Why a reading stays here: its station is virtual and the endpoint is no stand-in. */
export interface Withheld {
  readonly virtual: number;
}

export const LINK_STATES = ['off', 'running', 'paused', 'retrying', 'open'] as const;
/** `off`: no endpoint. `retrying`: an attempt failed and is made again. `open`: the breaker is open, nothing is sent until `nextTryTs`. */
export type LinkState = (typeof LINK_STATES)[number];

export interface LinkEndpoint {
  readonly url: string;
  readonly appId: string;
  /** Only then may virtual stations' data go there; and the endpoint must say so itself. */
  readonly standIn: boolean;
  /** `demo`: the stand-in that this program started. */
  readonly source: 'demo' | 'operator';
  readonly profile: string;
}

/** What an operator sets. Secrets are written to a file of mode 0600 and never told again. */
export interface EndpointSettings {
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
  /** 32 hexadecimal digits each: 128 bits. */
  readonly sm4KeyHex: string;
  readonly sm4IvHex: string;
  readonly standIn: boolean;
  readonly profile: string;
}

/** One stretch of the pipe: how many readings are past it, and the newest of them. */
export interface LinkStage {
  readonly readings: number;
  readonly ingestId: number;
  /** Moment of receipt of the newest, epoch ms; null before the first. */
  readonly newestReceivedTs: number | null;
}

/** Why the settings that are there are not used: the link is off until somebody mends them. */
export interface LinkFault {
  /** A sentence of the namespace `errors`. */
  readonly code: LinkFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** That sentence in the language of who asked; added where it is answered. */
  readonly detail?: string;
}
export const LINK_FAULTS = [
  'endpoint-url',
  'endpoint-plain-http',
  'endpoint-credentials',
  'endpoint-key',
  'endpoint-header',
  'endpoint-profile',
  'endpoint-file-open',
  'endpoint-file-broken',
] as const;
export type LinkFaultCode = (typeof LINK_FAULTS)[number];

export interface LinkStatus {
  readonly state: LinkState;
  /** Left out when the settings are good, or there are none. */
  readonly fault?: LinkFault;
  readonly endpoint: LinkEndpoint | null;
  readonly pause: { readonly by: string; readonly ts: number; readonly reason: string } | null;
  readonly stages: {
    readonly stored: LinkStage;
    readonly sealed: LinkStage;
    readonly sent: LinkStage;
    readonly accepted: LinkStage;
  };
  /** Every reading up to this ingestId is accepted, refused with a reason, or withheld. */
  readonly cursor: number;
  readonly backlog: { readonly readings: number; readonly oldestReceivedTs: number | null };
  readonly withheld: Withheld;
  /** Records that the endpoint refused for good, since the beginning. */
  readonly refused: number;
  /** Messages that the endpoint knew already: an answer had been lost. */
  readonly repeated: number;
  readonly messagesAccepted: number;
  readonly lastAnswer: LinkAnswer | null;
  readonly failuresInARow: number;
  readonly nextTryTs: number | null;
  /** From commit to acceptance over the last 200 messages, ms; null before the first. */
  readonly delayMs: { readonly median: number; readonly p95: number } | null;
  readonly enterprises: readonly {
    readonly enterprise: string;
    readonly accepted: number;
    readonly refused: number;
    readonly lastAcceptedTs: number | null;
  }[];
  /** Attempts that failed, newest first, at most 50. */
  readonly failures: readonly LinkAnswer[];
  /** Risk results: when they were last asked for and how many are kept. */
  readonly results: { readonly askedTs: number | null; readonly kept: number };
}

/** A record that the endpoint will never take. It is counted, kept and passed over. */
export interface LinkRefusal {
  readonly ts: number;
  readonly messageId: string;
  readonly enterprise: string;
  readonly collector: string | null;
  readonly point: string | null;
  /** Event time of the record. */
  readonly recordTs: number | null;
  readonly ingestId: number | null;
  readonly code: string;
  readonly message: string;
}

/** What the ministry's side computed for one enterprise. Shown beside ours, never mixed with it. */
export interface MinistryRisk {
  readonly resultId: string;
  readonly enterprise: string;
  readonly level: Level;
  /** 0..100 where the profile has one. */
  readonly score: number | null;
  readonly computedTs: number;
  readonly receivedTs: number;
  readonly reason: string;
  /** It came from a stand-in: practice, not a judgement of any authority. */
  readonly standIn: boolean;
}

/** How the stand-in may be told to misbehave; `none` ends it. */
export const MISBEHAVIOURS = [
  'none',
  'refuse',
  'timeout',
  'unauthorised',
  'too-many',
  'server-error',
  'truncated',
  'partial',
  'answer-lost',
  'slow',
] as const;
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

export interface StandInCommand {
  readonly behaviour: Misbehaviour;
  /** Ends by itself after so many requests; null: until told otherwise. */
  readonly requests: number | null;
}

/** What the stand-in says of its ledger. */
export interface StandInLedger {
  readonly behaviour: Misbehaviour;
  readonly messages: number;
  readonly repeated: number;
  readonly records: number;
  readonly refusedRecords: number;
  readonly enterprises: number;
  /** SM3, hex, over the records that the ledger still holds, in canonical order; see simulator/ministry. */
  readonly hash: string;
  /** Old records that it holds no more, so that it does not grow for ever. They are in the counts; their hash is a chain. */
  readonly forgotten?: { readonly records: number; readonly hash: string } | undefined;
  /** Messages that came out of order, brought a record that another had brought, or a known id with other records. */
  readonly violations?:
    | { readonly 'out-of-order': number; readonly twice: number; readonly changed: number }
    | undefined;
}
