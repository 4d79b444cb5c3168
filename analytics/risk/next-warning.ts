import { WARNING_DWELL_MS } from '../../data/catalogue/risk-model';
import type { Alarm } from '../../data/model/alarm';
import { LEVELS } from '../../data/model/level';
import type { Enterprise } from '../../data/model/registry';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import { hash128 } from '../alarm/hash-128';
import { type WarningFinding, warningLevel } from './warning-level';

/**
 * The warning of an enterprise after this moment: raised, made higher (at once, and it asks for a new acknowledgement), made
 * lower or closed (5 minutes after its last change at the earliest). The very same object comes back when nothing changed;
 * null when there is none and none is due. A closed warning is never opened again: the next one is new.
 */
export function nextWarning(
  previous: Warning | null,
  enterprise: Pick<Enterprise, 'id'>,
  risk: EnterpriseRisk,
  openAlarms: readonly Alarm[],
  now: number,
): Warning | null {
  const found = warningLevel(risk, openAlarms, now);
  if (!previous || previous.state === 'closed') return found ? raise(enterprise.id, found, now) : previous;
  const mayFall = now - previous.changedTs >= WARNING_DWELL_MS;
  if (!found) return mayFall ? { ...previous, state: 'closed', closedTs: now, changedTs: now } : previous;
  const step = LEVELS.indexOf(found.level) - LEVELS.indexOf(previous.level);
  if (step < 0) {
    return { ...previous, ...found, state: 'raised', acknowledged: null, changedTs: now };
  }
  if (step > 0) return mayFall ? { ...previous, ...found, changedTs: now } : previous;
  return sameCauses(previous, found) ? previous : { ...previous, causes: found.causes };
}

function raise(enterprise: string, found: WarningFinding, now: number): Warning {
  return {
    id: hash128(['warning', enterprise, now].join('|')),
    enterprise,
    ...found,
    state: 'raised',
    raisedTs: now,
    changedTs: now,
    closedTs: null,
    acknowledged: null,
  };
}

function sameCauses(previous: Warning, found: WarningFinding): boolean {
  const name = (it: Warning['causes'][number]) => it.alarmId ?? it.cause;
  const before = previous.causes.map(name).sort().join(' ');
  return before === found.causes.map(name).sort().join(' ');
}
