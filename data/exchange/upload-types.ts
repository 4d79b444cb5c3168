import type { MessageProfile } from '../catalogue/ministry/message-profile';
import type { LinkAnswer, LinkRefusal, LinkStage } from '../model/exchange';
import type { StoredReading } from '../model/reading';
import type { Registry } from '../model/registry';
import type { Patience } from './line';
import type { Seal } from './seal';
import type { Wire } from './wire';

/** A record refused for good, with its key in its message. */
export type KeptRefusal = LinkRefusal & { readonly recordKey: string };

/** What the upload asks of the store of the live world; it never sees another. */
export interface UploadStore {
  linkPosition(endpoint: string): Promise<UploadPosition | null>;
  saveLink(step: {
    readonly position: UploadPosition;
    readonly accepted: readonly {
      readonly enterprise: string;
      readonly accepted: number;
      readonly refused: number;
      readonly ts: number | null;
      readonly baseHash: string | null;
    }[];
    readonly refusals: readonly KeptRefusal[];
  }): Promise<void>;
  linkEnterprises(endpoint: string): Promise<
    readonly {
      readonly enterprise: string;
      readonly accepted: number;
      readonly refused: number;
      readonly lastAcceptedTs: number | null;
      readonly baseHash: string | null;
    }[]
  >;
  readingsBetween(range: {
    readonly after: number;
    readonly upTo: number;
    readonly limit: number;
  }): Promise<readonly StoredReading[]>;
  lastIngestId(): Promise<number>;
}

export interface UploadPosition {
  readonly endpoint: string;
  readonly cursor: number;
  readonly sendingThrough: number;
  readonly state: unknown;
}

/** How much and how often. Times in ms. */
export interface UploadPace {
  readonly patience: Patience;
  /** Readings read at once; also the most that wait in memory. */
  readonly batchReadings: number;
  /** Enterprises whose messages are under way at the same time. */
  readonly enterprisesAtOnce: number;
  /** Between two looks for new readings. */
  readonly pollMs: number;
  /** Between two full batches while a backlog drains, so that others get their turn. */
  readonly breatherMs: number;
  /** How long it holds that the endpoint said it is a stand-in. */
  readonly standInHoldsMs: number;
  /** So many times a record is sent again whose refusal the profile does not know; then it is given up. */
  readonly unknownRounds: number;
  /** The same where the endpoint says "later". */
  readonly waitRounds: number;
}

/** The endpoint as the upload sees it. */
export interface UploadTarget {
  /** Who it is: the position is kept under this name. */
  readonly identity: string;
  readonly isMarkedStandIn: boolean;
  readonly profile: MessageProfile;
  readonly appId: string;
  readonly seal: Seal;
  readonly wire: Wire;
}

export interface UploadPause {
  readonly by: string;
  readonly ts: number;
  readonly reason: string;
}

export interface UploadOptions {
  readonly store: UploadStore;
  readonly target: UploadTarget;
  /** With retired records: their readings go too. */
  readonly registry: () => Registry;
  readonly now: () => number;
  readonly pace: UploadPace;
  /** Takes the place of the kept pause: whoever sets another endpoint does not thereby let the link go on. */
  readonly pause?: UploadPause | null;
  readonly onAnswer: (answer: LinkAnswer) => void;
  readonly warn: (sentence: string, error?: unknown) => void;
}

/** How the upload stands, in memory. */
export interface UploadProgress {
  readonly cursor: number;
  readonly lastIngestId: number;
  readonly pause: UploadPause | null;
  readonly sealed: LinkStage;
  readonly sent: LinkStage;
  readonly accepted: LinkStage;
  readonly withheld: number;
  readonly refused: number;
  readonly repeated: number;
  readonly messagesAccepted: number;
  /** Moment of receipt of the oldest reading that waits; null when none does. */
  readonly oldestReceivedTs: number | null;
  readonly failuresInARow: number;
  readonly openUntilTs: number | null;
  readonly nextTryTs: number | null;
  /** From commit to acceptance of the last messages, ms. */
  readonly delaysMs: readonly number[];
  readonly enterprises: readonly EnterpriseProgress[];
}

export interface EnterpriseProgress {
  readonly enterprise: string;
  readonly accepted: number;
  readonly refused: number;
  readonly lastAcceptedTs: number | null;
}

export interface Upload {
  readonly progress: () => UploadProgress;
  /** Learns what waits, also while nothing can be sent. */
  readonly look: () => Promise<void>;
  /** Durable. What is under way ends first, then nothing more is sent. */
  readonly pause: (by: string, reason: string) => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Ends what is under way: it is sent again after the next start, under the same ids. */
  readonly stop: () => Promise<void>;
}
