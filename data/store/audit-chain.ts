import { createHash } from 'node:crypto';

/** An entry as its row holds it. Columns that somebody emptied or changed by hand are what they are. */
export interface AuditRow {
  readonly number: number;
  readonly ts: number | null;
  readonly actor: string | null;
  readonly action: string | null;
  readonly object: string | null;
  readonly outcome: string | null;
  readonly detailJson: string | null;
}

/** SM3 (GB/T 32905), hex, over the hash before, the number and what the entry says, as a JSON list. */
export function chainHash(before: string, row: AuditRow): string {
  const { number, ts, actor, action, object, outcome, detailJson } = row;
  return createHash('sm3')
    .update(JSON.stringify([before, number, ts, actor, action, object, outcome, detailJson]))
    .digest('hex');
}
