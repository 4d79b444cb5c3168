import type { Alarm } from '../../data/model/alarm';
import type { Collector, Enterprise, Station } from '../../data/model/registry';
import type { EnterpriseRisk } from '../../data/model/risk';
import { actualRisk, type LineState } from './actual-risk';
import { extremeRisk } from './extreme-risk';
import { gradeOf, regrade } from './grade';
import type { DustNumbers } from './score-dust';

/**
 * Extreme and actual risk of one enterprise at `now`, with contributions. `openAlarms` are its own alarms that are not normal,
 * `stations` its own stations, whose lines are looked up in `lines` (by station id; those of others are left alone; without
 * `stations` no line counts), `previous` the assessment before this one (for hysteresis and dwell).
 */
export function assessEnterprise(of: {
  readonly enterprise: Enterprise;
  readonly collectors: readonly Collector[];
  readonly dustOf: (no: number) => DustNumbers | undefined;
  readonly openAlarms: readonly Alarm[];
  readonly lines: ReadonlyMap<string, LineState>;
  readonly stations?: readonly Pick<Station, 'id'>[];
  readonly previous: EnterpriseRisk | null;
  readonly now: number;
}): EnterpriseRisk {
  const extreme = extremeRisk(of.enterprise, of.collectors, of.dustOf);
  const lines = (of.stations ?? []).flatMap(({ id }) => of.lines.get(id) ?? []);
  const actual = actualRisk({ ...of, lines, extreme: extreme.figure });
  const { previous } = of;
  const before = previous && {
    level: previous.actualLevel,
    heldTs: previous.actualHeldTs ?? previous.computedTs,
  };
  const grade = regrade(actual.figure, before, of.now);
  return {
    enterprise: of.enterprise.id,
    extreme: extreme.figure,
    extremeLevel: gradeOf(extreme.figure),
    extremeContributions: extreme.contributions,
    actual: actual.figure,
    actualLevel: grade.level,
    actualContributions: actual.contributions,
    computedTs: of.now,
    actualHeldTs: grade.heldTs,
  };
}
