/** Who stands in the audit trail for somebody who was not signed in. */
export const NOBODY = '(nobody)';
