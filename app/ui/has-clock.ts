const WITHOUT = ['/account', '/admin', '/exchange'];

/** Whether a page shows a world at a time. The administration and a person's account do not: people and the audit trail are always the real ones of now; nor does the link to the ministry, which no past or exercise has. */
export function hasClock(pathname: string): boolean {
  return !WITHOUT.some((page) => pathname === page || pathname.startsWith(`${page}/`));
}
