import { z } from 'zod';
import table from './trades.json';

const tradeSchema = z.object({
  /** GB/T 4754-2017, four digits. */
  code: z.string().regex(/^\d{4}$/),
  name: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  division: z.object({ code: z.string().regex(/^C\d\d$/), zh: z.string().min(1), en: z.string().min(1) }),
  /** Local grouping, not part of the standard. */
  dustGroup: z.enum([
    'metal',
    'agri-food',
    'tobacco',
    'wood',
    'paper',
    'textile',
    'rubber-plastic',
    'coal-powder',
    'chem-coating-other',
  ]),
  /** Rows of the dust catalogue that such a plant usually has; local proposal. */
  usualDusts: z.object({ from: z.number().int().min(1).max(45), to: z.number().int().min(1).max(45) }),
  /** The 2011 edition under the same code: "same", another name, or absent. Codes were renumbered, so never join editions by code. */
  name2011: z.string().nullable(),
});

export type Trade = z.infer<typeof tradeSchema>;

/** The 125 trades of GB/T 4754-2017 in which combustible dust is usual (local selection), by code. The 2019 amendment was not compared. */
export const TRADES: readonly Trade[] = z.array(tradeSchema).length(125).parse(table);

const byCode = new Map(TRADES.map((trade) => [trade.code, trade]));

/** The trade of a four-digit code; undefined where the selection does not hold it. */
export function tradeByCode(code: string): Trade | undefined {
  return byCode.get(code);
}
