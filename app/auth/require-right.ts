import type { Identity } from '../../data/model/person';
import { ProblemError } from '../api/problem';
import { auditRefusal } from './audit-refusal';
import { identify } from './identify';
import { hasRight, type Right } from './rights';

/**
 * The identity behind a request that has the right, or one of several, else throws ProblemError: 401 for nobody, 403 for a role without
 * the right or for a change that a person's browser was led to send from a foreign page.
 */
export async function requireRight(request: Request, wanted: Right | readonly Right[]): Promise<Identity> {
  const rights = [wanted].flat();
  const [right] = rights as [Right];
  const identity = await identify(request);
  if (!identity) throw new ProblemError(401, 'unauthenticated');
  if (identity.kind === 'session' && changesState(request)) requireOwnOrigin(request);
  if (!rights.some((one) => hasRight(identity, one))) {
    const { name, role } = identity;
    const object = new URL(request.url).pathname;
    await auditRefusal({ actor: name, action: right, object, detail: { role } });
    throw new ProblemError(403, 'forbidden', { role: identity.role, right });
  }
  return identity;
}

/** Browsers send Origin with every POST, PUT, PATCH and DELETE: a cookie without it, or with another host's, is refused. */
export function requireOwnOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin !== null && hostOf(origin) === request.headers.get('host')) return;
  throw new ProblemError(403, 'foreign-origin', { origin: origin ?? 'null' });
}

function changesState(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
