/** Whether a page shows a world at a time. The administration does not: people and the audit trail are always the real ones of now. */
export function hasClock(pathname: string): boolean {
  return pathname !== '/admin' && !pathname.startsWith('/admin/');
}
