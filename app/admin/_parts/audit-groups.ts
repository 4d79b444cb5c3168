/** How actions of the audit begin, before the point: what can be looked for. */
export const AUDIT_GROUPS = [
  'session',
  'password',
  'totp',
  'people',
  'alarm',
  'warning',
  'registry',
  'maintenance',
  'exchange',
  'exercise',
  'virtual',
  'audit',
] as const;
