import { FAULTS } from '../../data/catalogue/faults';
import type { Identity } from '../../data/model/person';
import { type Collector, stationOf } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { audit } from '../auth/audit';
import { auditRefusal } from '../auth/audit-refusal';
import { type VirtualCommand, workbench } from '../workbench';
import { ProblemError } from './problem';
import { worldView } from './world-view';

/**
 * Sends a command of test control to the virtual stations' process; refuses it for a collector of a real station, and a fault that
 * does not exist or does not fit.
 */
export async function controlVirtual(identity: Identity, command: VirtualCommand): Promise<void> {
  const { cmd, collector: id } = command;
  const actor = identity.name;
  const registry = (await worldView(identity, LIVE)).registry();
  const collector = registry.collectors.get(id);
  if (!collector) throw new ProblemError(404, 'unknown-collector', { id });
  const detail = { fault: command.fault ?? '*' };
  if (stationOf(registry, id)?.virtual !== true) {
    await auditRefusal({ actor, action: `virtual.${cmd}`, object: id, detail });
    throw new ProblemError(409, 'not-virtual', { id });
  }
  if (command.fault !== undefined) requireFitting(command.fault, collector);
  if (!workbench().controlVirtual(command)) throw new ProblemError(503, 'no-virtual-process');
  await audit(actor, `virtual.${cmd}`, id, 'done', detail);
}

function requireFitting(id: string, collector: Collector): void {
  const fault = FAULTS.find((known) => known.id === id);
  if (!fault) throw new ProblemError(422, 'sim-unknown-fault', { fault: id });
  const { type } = collector;
  if (!fault.for.includes(type))
    throw new ProblemError(422, 'sim-foreign-fault', { fault: id, type, collector: collector.id });
}
