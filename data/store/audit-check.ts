import { type AuditRow, chainHash } from './audit-chain';
import type { AuditHead } from './audit-head';
import type { AuditCheck } from './people-store';

export interface AuditCheckOptions {
  /** How far the trail went, as it was kept beside it. */
  readonly head: AuditHead | null | 'damaged';
  /** Rows in the table, and the greatest number among them. */
  readonly entries: number;
  readonly last: number;
  /** Rows with numbers in (after, upTo], in their order. */
  readonly rows: (
    after: number,
    upTo: number,
  ) => Promise<readonly (AuditRow & { readonly hash: string | null })[]>;
}

const ROWS_A_PART = 500;

/**
 * Walks along the whole chain, a part at a time. Finds an entry that was changed, put in, or taken out anywhere, and newest entries
 * that were cut off. A crash between keeping an entry and keeping how far the trail goes leaves it one behind: that is no fault.
 */
export async function walkAudit(options: AuditCheckOptions): Promise<AuditCheck> {
  const { head, entries, last, rows } = options;
  const bad = (firstBad: number | null, reason: AuditCheck['reason']): AuditCheck => ({
    entries,
    ok: false,
    firstBad,
    reason,
  });
  let hash = '';
  let number = 0;
  let hashAtHead = '';
  while (number < last) {
    const part = await rows(number, number + ROWS_A_PART);
    if (part.length === 0) return bad(number + 1, 'missing');
    for (const row of part) {
      if (row.number > number + 1) return bad(number + 1, 'missing');
      if (row.number <= number || row.hash !== chainHash(hash, row)) return bad(row.number, 'edited');
      number = row.number;
      hash = row.hash;
      if (head !== null && head !== 'damaged' && head.number === number) hashAtHead = hash;
    }
  }
  if (number !== entries) return bad(null, 'edited');
  if (head === 'damaged') return bad(null, 'cut-off');
  if (head === null) return number <= 1 ? whole(entries) : bad(null, 'cut-off');
  if (number < head.number) return bad(number + 1, 'cut-off');
  if (hashAtHead !== head.hash) return bad(head.number, 'edited');
  return number <= head.number + 1 ? whole(entries) : bad(head.number + 2, 'edited');
}

function whole(entries: number): AuditCheck {
  return { entries, ok: true, firstBad: null, reason: null };
}
