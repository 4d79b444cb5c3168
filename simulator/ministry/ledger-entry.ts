import type { FailedRecord, GoodRecord } from './message';

export const VIOLATIONS = ['out-of-order', 'twice', 'changed'] as const;
/** `changed`: a message id that was known came with records that it had not brought before. */
export type Violation = (typeof VIOLATIONS)[number];

/** What is left of lines that were dropped. It is the first line, and everything up to `through` is in it. */
export interface Forgotten {
  readonly kind: 'forgotten';
  /** Record ids up to this came, or never will. */
  readonly through: number;
  readonly messages: number;
  readonly repeated: number;
  readonly records: number;
  readonly refusedRecords: number;
  readonly violations: Readonly<Record<Violation, number>>;
  /** SM3, hex, over the hash before and the canonical lines of the records that were dropped. */
  readonly hash: string;
  readonly enterprises: readonly {
    readonly entId: string;
    readonly entCode: string;
    readonly collectors: readonly { readonly code: string; readonly points: readonly string[] }[];
    readonly lastRecordId: number;
    readonly owed: readonly number[];
  }[];
  /** Of each point, so that a risk can still be computed. */
  readonly newest: readonly { readonly entCode: string; readonly record: GoodRecord }[];
}

/** One line of the ledger. */
export type LedgerEntry =
  | Forgotten
  | {
      readonly kind: 'base';
      readonly messageId: string;
      readonly entId: string;
      readonly entCode: string;
      readonly collectors: readonly { readonly code: string; readonly points: readonly string[] }[];
    }
  | {
      readonly kind: 'data';
      readonly messageId: string;
      readonly entId: string;
      readonly entCode: string;
      readonly records: readonly GoodRecord[];
      /** Refused for good. */
      readonly refused: readonly FailedRecord[];
      /** Not stored now: they may come again, in this message or another. */
      readonly owed: readonly FailedRecord[];
    }
  | { readonly kind: 'repeat'; readonly messageId: string }
  | { readonly kind: 'violation'; readonly violation: Violation; readonly messageId: string };
