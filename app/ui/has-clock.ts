const WITHOUT = ['/account', '/admin', '/exchange', '/validation'];

/** Whether a page shows a world at a time. The administration and a person's account do not: people and the audit trail are always the real ones of now; nor do the link to the ministry and the reports of validations, which no past or exercise has. */
export function hasClock(pathname: string): boolean {
  return !WITHOUT.some((page) => pathname === page || pathname.startsWith(`${page}/`));
}
