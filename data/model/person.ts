export const ROLES = ['leader', 'analyst', 'trainer', 'duty-officer', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking. `kind` says how they proved it. */
export interface Identity {
  readonly kind: 'session' | 'api-key' | 'station' | 'run';
  /** Name for the audit trail: a person's name, `api:admin`, a station's id or a run's id. */
  readonly name: string;
  readonly role: Role | 'station' | 'run';
  /** GB/T 2260 codes of the districts whose plants they may see and act on; null: the whole city. */
  readonly districts: readonly string[] | null;
  /** Of a session: whose it is and which. */
  readonly personId?: string;
  readonly sessionId?: string;
}
