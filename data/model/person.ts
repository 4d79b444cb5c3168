export const ROLES = ['leader', 'analyst', 'trainer', 'duty-officer', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking. `kind` says how they proved it. */
export interface Identity {
  readonly kind: 'session' | 'api-key' | 'station' | 'run';
  /** Name for the audit trail: a person's name, `api:admin`, a station's id or a run's id. */
  readonly name: string;
  readonly role: Role | 'station' | 'run';
}
