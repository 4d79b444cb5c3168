import { stationOf } from '../../data/model/registry';
import { audit } from '../auth/audit';
import type { VirtualCommand, Workbench } from '../workbench';
import { ProblemError } from './problem';

/** Sends a command of test control to the virtual stations' process; refuses it for a collector of a real station. */
export async function controlVirtual(
  bench: Workbench,
  actor: string,
  command: VirtualCommand,
): Promise<void> {
  const { cmd, collector: id } = command;
  const registry = bench.registry();
  if (!registry.collectors.has(id)) throw new ProblemError(404, 'unknown-collector', { id });
  const detail = { fault: command.fault ?? '*' };
  if (stationOf(registry, id)?.virtual !== true) {
    await audit(actor, `virtual.${cmd}`, id, 'refused', detail);
    throw new ProblemError(409, 'not-virtual', { id });
  }
  if (!bench.controlVirtual(command)) throw new ProblemError(503, 'no-virtual-process');
  await audit(actor, `virtual.${cmd}`, id, 'done', detail);
}
