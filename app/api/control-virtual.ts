import type { Identity } from '../../data/model/person';
import { stationOf } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { audit } from '../auth/audit';
import { auditRefusal } from '../auth/audit-refusal';
import { type VirtualCommand, workbench } from '../workbench';
import { ProblemError } from './problem';
import { worldView } from './world-view';

/** Sends a command of test control to the virtual stations' process; refuses it for a collector of a real station. */
export async function controlVirtual(identity: Identity, command: VirtualCommand): Promise<void> {
  const { cmd, collector: id } = command;
  const actor = identity.name;
  const registry = (await worldView(identity, LIVE)).registry();
  if (!registry.collectors.has(id)) throw new ProblemError(404, 'unknown-collector', { id });
  const detail = { fault: command.fault ?? '*' };
  if (stationOf(registry, id)?.virtual !== true) {
    await auditRefusal({ actor, action: `virtual.${cmd}`, object: id, detail });
    throw new ProblemError(409, 'not-virtual', { id });
  }
  if (!workbench().controlVirtual(command)) throw new ProblemError(503, 'no-virtual-process');
  await audit(actor, `virtual.${cmd}`, id, 'done', detail);
}
