/** Why something that came was not kept. The sentence is rendered per language from the code and its parameters. */
export const REJECTION_REASONS = [
  'not-json',
  'too-large',
  'too-deep',
  'not-utf8',
  'wrong-shape',
  'unsupported-version',
  'unknown-station',
  'unknown-collector',
  'unknown-point',
  'wrong-type',
  'not-finite',
  'impossible-value',
  'bad-quality',
  'too-old',
  'in-the-future',
  'conflicting-value',
  'no-right-to-topic',
  'unknown-topic',
  'wildcard-in-publish',
  'retained-telemetry',
  'protocol-error',
  'bad-credentials',
  'picture-type',
  'picture-broken',
  'picture-bytes',
  'picture-pixels',
  'picture-time',
  'picture-foreign',
  'picture-busy',
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];

export interface Rejection {
  readonly reason: RejectionReason;
  /** The account that sent it, or what it called itself. */
  readonly station: string;
  readonly topic: string;
  /** `field`, `value`, `limit` and what else the sentence needs. Values are cut to 80 characters. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The beginning of what came, at most 200 characters, printable. */
  readonly sample: string;
  readonly receivedTs: number;
  /** How many of the same kind this one stands for; 1 when left out. */
  readonly count?: number;
}

/** One row of `/api/quarantine`: rejections of one station for one reason and field, counted together. */
export interface QuarantineEntry {
  readonly station: string;
  readonly reason: RejectionReason;
  readonly topic: string;
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly sample: string;
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly count: number;
}
