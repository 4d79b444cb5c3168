import type { LinkRefusal, MinistryRisk } from '../model/exchange';
import type { StoredReading } from '../model/reading';

/** Where the upload stands, durable. */
export interface LinkPosition {
  /** Where the endpoint is: another one begins from zero. */
  readonly endpointUrl: string;
  readonly cursor: number;
  /** The batch in flight is (cursor, sendingThrough]; equal to `cursor` when none is. */
  readonly sendingThrough: number;
  /** Pause, withheld and repeated counts, and whatever else the link must know after a restart. */
  readonly state: unknown;
}

export interface LinkEnterpriseCount {
  readonly enterprise: string;
  readonly accepted: number;
  readonly refused: number;
  readonly lastAcceptedTs: number | null;
}

/** What the store keeps of the link to the ministry; in the live world's file only. */
export interface LinkStore {
  linkPosition(): Promise<LinkPosition | null>;
  /** One transaction: the position, what this batch added to the enterprises' counts, and the records refused for good. Idempotent by (messageId, record). */
  saveLink(step: {
    readonly position: LinkPosition;
    readonly accepted: readonly {
      readonly enterprise: string;
      readonly accepted: number;
      readonly refused: number;
      readonly ts: number;
    }[];
    readonly refusals: readonly (LinkRefusal & { readonly recordKey: string })[];
  }): Promise<void>;
  linkEnterprises(): Promise<readonly LinkEnterpriseCount[]>;
  /** Newest first. */
  linkRefusals(limit: number): Promise<{ readonly items: readonly LinkRefusal[]; readonly total: number }>;
  /** The same resultId again changes nothing; answers how many were new. */
  saveMinistryRisk(results: readonly MinistryRisk[]): Promise<number>;
  /** The newest result of each enterprise. */
  latestMinistryRisk(): Promise<readonly MinistryRisk[]>;
  /** Rows with ingestId in (after, upTo], ascending, at most `limit`. */
  readingsBetween(range: {
    readonly after: number;
    readonly upTo: number;
    readonly limit: number;
  }): Promise<readonly StoredReading[]>;
  /** Greatest ingestId ever kept; 0 for an empty store. */
  lastIngestId(): Promise<number>;
}
