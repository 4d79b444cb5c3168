import { workbench } from '../workbench';
import { ofWorkbench } from './of-workbench';
import { hashToken } from './session-cookie';

/** Where a browser that brings a link says so before its body is read. */
export const LINK_HEADER = 'x-sign-in-token';

/** A link that was made since the start and waits to be used, by the hash of its token. */
export function noteOpenLink(tokenHash: string, expiresTs: number): void {
  const links = openLinks();
  const now = workbench().now();
  for (const [hash, until] of links) if (until <= now) links.delete(hash);
  links.set(tokenHash, expiresTs);
}

export function forgetOpenLink(tokenHash: string): void {
  openLinks().delete(tokenHash);
}

/** Whether this token is that of a link that waits. Asks no database: it is asked for everybody in a crowd. */
export function isOpenLink(token: string): boolean {
  const until = openLinks().get(hashToken(token));
  return until !== undefined && until > workbench().now();
}

function openLinks(): Map<string, number> {
  return ofWorkbench('open-links', () => new Map<string, number>());
}
