import type { FailedRecord, GoodRecord } from './message';

export const VIOLATIONS = ['out-of-order', 'twice', 'changed'] as const;
/** `changed`: a message id that was known came with records that it had not brought before. */
export type Violation = (typeof VIOLATIONS)[number];

/** One line of the ledger. */
export type LedgerEntry =
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
