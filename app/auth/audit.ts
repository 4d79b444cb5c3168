import type { AuditEntry } from '../../data/store/people-store';
import { workbench } from '../workbench';

/** Writes down who did what to which object. `action` is `noun.verb`. Secrets and tokens never go into `detail`. */
export async function audit(
  actor: string,
  action: string,
  object: string,
  outcome: AuditEntry['outcome'],
  detail: AuditEntry['detail'] = {},
): Promise<void> {
  const { store, now } = workbench();
  await store.audit({ ts: now(), actor, action, object, outcome, detail });
}
