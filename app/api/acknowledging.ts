import type { Alarm } from '../../data/model/alarm';
import type { Identity } from '../../data/model/person';
import { LIVE, type World } from '../../data/model/world';
import { audit } from '../auth/audit';
import { hasRight } from '../auth/rights';
import { workbench } from '../workbench';
import { ProblemError } from './problem';

/** Throws ProblemError 403: live takes another right than an exercise. */
export function requireAcknowledge(identity: Identity, world: World): void {
  const right = world === LIVE ? 'acknowledge' : 'acknowledge-in-exercise';
  if (!hasRight(identity, right)) throw new ProblemError(403, 'forbidden', { role: identity.role, right });
}

/** Of a live alarm in the audit trail, of an exercise's among what was done in that run. */
export async function noteAcknowledgement(alarm: Alarm, by: string, reason: string): Promise<void> {
  const { id, world, ruleId, collector } = alarm;
  if (world === LIVE) await audit(by, 'alarm.acknowledge', id, 'done', { reason });
  else
    await workbench().exercises.note(world.slice('run:'.length), {
      kind: 'acknowledge',
      by,
      params: { ruleId, collector, alarmId: id, reason },
    });
}
