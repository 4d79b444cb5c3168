import type { RunAction } from '../../data/model/exercise';
import type { Identity } from '../../data/model/person';
import { LIVE, type World } from '../../data/model/world';
import { audit } from '../auth/audit';
import { auditRefusal } from '../auth/audit-refusal';
import { hasRight } from '../auth/rights';
import { workbench } from '../workbench';
import { ProblemError } from './problem';

/** Throws ProblemError 403, written down: live takes another right than an exercise. */
export async function requireAcknowledge(identity: Identity, world: World, object: string): Promise<void> {
  const right = world === LIVE ? 'acknowledge' : 'acknowledge-in-exercise';
  if (hasRight(identity, right)) return;
  await auditRefusal({ actor: identity.name, action: right, object, detail: { role: identity.role } });
  throw new ProblemError(403, 'forbidden', { role: identity.role, right });
}

interface Acknowledged {
  readonly by: string;
  readonly reason: string;
  readonly what: 'alarm' | 'warning';
  readonly id: string;
  /** What an exercise's report says of it. */
  readonly params?: RunAction['params'];
}

/** Of live in the audit trail, of an exercise among what was done in that run. */
export async function noteAcknowledgement(world: World, done: Acknowledged): Promise<void> {
  const { by, reason, what, id, params } = done;
  if (world === LIVE) await audit(by, `${what}.acknowledge`, id, 'done', { reason });
  else
    await workbench().exercises.note(world.slice('run:'.length), {
      kind: 'acknowledge',
      by,
      params: { ...params, [`${what}Id`]: id, reason },
    });
}
