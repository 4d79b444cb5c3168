import { z } from 'zod';
import table from './clauses.json';

const clauseSchema = z.object({
  document: z.string().min(1),
  title: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  /** Year of the edition, or the day of entry into force of an order. */
  edition: z.string().min(1),
  clause: z.string().min(1),
  recommended: z.boolean(),
  /** False: the text was not read, so nothing is shown. */
  verified: z.boolean(),
  /** Our paraphrase, never a quotation. */
  text: z.object({ zh: z.string().min(1), en: z.string().min(1) }).nullable(),
  source: z.string().min(1),
});

type ClauseRow = z.infer<typeof clauseSchema>;

/** A clause whose text was read: the only kind that screens may show as a clause. */
export type Clause = ClauseRow & { readonly verified: true; readonly text: NonNullable<ClauseRow['text']> };

/** All 44 rows, also the one whose text was not read. */
export const CLAUSE_ROWS: readonly ClauseRow[] = z.array(clauseSchema).length(44).parse(table);

const verified = new Map(CLAUSE_ROWS.filter(wasRead).map((row) => [key(row.document, row.clause), row]));

/**
 * The paraphrase of a clause, such as ("GB 15577-2018", "8.4.4"). Spaces and closing brackets do not matter.
 * Undefined for an unknown clause and for one whose text was not read: then it is no clause but a local rule.
 */
export function clauseByRef(document: string, clause: string): Clause | undefined {
  return verified.get(key(document, clause));
}

function wasRead(row: ClauseRow): row is Clause {
  return row.verified && row.text !== null;
}

function key(document: string, clause: string): string {
  return `${document}|${clause}`.replace(/[\s()（）]/g, '').toLowerCase();
}
