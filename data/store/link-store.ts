import type { LinkRefusal, MinistryRisk } from '../model/exchange';
import type { StoredReading } from '../model/reading';

/** Where the upload to one endpoint stands, durable. */
export interface LinkPosition {
  /** Who the endpoint is: another one has a position of its own. */
  readonly endpoint: string;
  readonly cursor: number;
  /** The batch in flight is (cursor, sendingThrough]; equal to `cursor` when none is. */
  readonly sendingThrough: number;
  /** Pause, plan of the batch in flight, counts, and whatever else the link must know after a restart. */
  readonly state: unknown;
}

export interface LinkEnterpriseCount {
  readonly enterprise: string;
  readonly accepted: number;
  readonly refused: number;
  readonly lastAcceptedTs: number | null;
  /** Of the base data that the endpoint has of it; null before the first. */
  readonly baseHash: string | null;
}

/** What one step of the upload leaves behind. It is kept whole or not at all. */
export interface LinkStep {
  readonly position: LinkPosition;
  /** Added to the enterprises' counts. `ts` null: nothing was accepted. */
  readonly accepted: readonly {
    readonly enterprise: string;
    readonly accepted: number;
    readonly refused: number;
    readonly ts: number | null;
    readonly baseHash: string | null;
  }[];
  /** The same (endpoint, messageId, recordKey) again changes nothing. */
  readonly refusals: readonly (LinkRefusal & { readonly recordKey: string })[];
}

/** What the store keeps of the link to the ministry; in the live world's file only. */
export interface LinkStore {
  linkPosition(endpoint: string): Promise<LinkPosition | null>;
  saveLink(step: LinkStep): Promise<void>;
  linkEnterprises(endpoint: string): Promise<readonly LinkEnterpriseCount[]>;
  /** Newest first; of these enterprises alone, or of all. */
  linkRefusals(
    limit: number,
    enterprises?: readonly string[],
  ): Promise<{ readonly items: readonly LinkRefusal[]; readonly total: number }>;
  /** The same result again changes nothing; answers how many were new. */
  saveMinistryRisk(results: readonly MinistryRisk[]): Promise<number>;
  /** The newest result of each enterprise, from a stand-in or from none. */
  latestMinistryRisk(standIn: boolean): Promise<readonly MinistryRisk[]>;
  /** Rows with ingestId in (after, upTo], ascending, at most `limit`. */
  readingsBetween(range: {
    readonly after: number;
    readonly upTo: number;
    readonly limit: number;
  }): Promise<readonly StoredReading[]>;
  /** Greatest ingestId ever kept; 0 for an empty store. */
  lastIngestId(): Promise<number>;
}
