import { isIP } from 'node:net';
import { z } from 'zod';

const hex128 = z.string().regex(/^[0-9A-Fa-f]{32}$/, 'give 32 hexadecimal digits: 128 bits');
const storySchema = z.object({
  /** 0 lets the system choose. */
  port: z.int().min(0).max(65_535),
  host: z
    .string()
    .refine((host) => isIP(host) !== 0 || host === 'localhost', 'give an IP address or "localhost"'),
  /** An append-only file; it is made when it is not there. Its folder must be. */
  ledgerPath: z.string().min(1),
  /** Beyond it old lines are dropped, and only their counts and hash stay, bytes. Absent: the ledger grows. */
  maxLedgerBytes: z.int().min(65_536).optional(),
  /** The sender never sent a record beyond this id: a ledger that has one is of another database, and starts anew. */
  sentThrough: z.int().min(0).optional(),
  appId: z.string().min(1).max(128),
  appSecret: z.string().min(16, 'give at least 16 characters').max(256),
  sm4KeyHex: hex128,
  sm4IvHex: hex128,
  /** What `GET /stand-in` calls it. */
  name: z.string().min(1).max(120).default('Stand-in of the ministry / 部级平台替身'),
  /** How long a `slow` answer waits between two pieces, ms. */
  dripMs: z.int().min(1).max(10_000).default(200),
});

/** What the parent tells the stand-in in its first line. Secrets come here only: never by argument or environment. */
export type StandInStory = Readonly<z.infer<typeof storySchema>>;

/** The first line on standard input. Throws one sentence an error, with field and reason, never the value: it may be a secret. */
export function parseStandInStory(line: string): StandInStory {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('The first line on standard input is not JSON: send one JSON object in one line.');
  }
  const parsed = storySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the story'}: ${message}.`).join(' '),
  );
}
