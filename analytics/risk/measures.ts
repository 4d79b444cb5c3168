import type { Alarm } from '../../data/model/alarm';
import { LEVELS } from '../../data/model/level';
import type { EnterpriseRisk } from '../../data/model/risk';

/** One piece of advice: `namespace` and `key` of its text, what for, and the parameters of the text. */
export interface Measure {
  readonly namespace: 'rules' | 'risk';
  readonly key: string;
  readonly collector: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * What to do now, most urgent first: one advice for each rule and collector with a condition that is on, then what the level
 * asks for, then the greatest standing weakness of the plant. Texts: rules.<rule>.advice, risk.advice.<...>.
 */
export function measuresFor(risk: EnterpriseRisk, openAlarms: readonly Alarm[]): readonly Measure[] {
  return [...ofAlarms(openAlarms), ofLevel(risk), ...ofWeakness(risk)];
}

function ofAlarms(openAlarms: readonly Alarm[]): Measure[] {
  const on = openAlarms.filter((alarm) => alarm.state === 'unack' || alarm.state === 'ack');
  const byUrgency = on.toSorted((a, b) => a.priority - b.priority || a.raisedTs - b.raisedTs);
  const seen = new Set<string>();
  return byUrgency.flatMap((alarm) => {
    const name = `${alarm.ruleId}/${alarm.collector}`;
    if (seen.has(name)) return [];
    seen.add(name);
    return [
      {
        namespace: 'rules' as const,
        key: `${alarm.ruleId}.advice`,
        collector: alarm.collector,
        params: alarm.params,
      },
    ];
  });
}

function ofLevel(risk: EnterpriseRisk): Measure {
  const level = LEVELS.find((it) => it === risk.actualLevel) ?? 'blue';
  return { namespace: 'risk', key: `advice.level.${level}`, collector: null, params: {} };
}

/** Advice about what makes the worst case so bad, if it is bad. */
function ofWeakness(risk: EnterpriseRisk): Measure[] {
  const system = risk.extremeContributions.find((it) => it.factor === 'system');
  const finding = system?.params.finding;
  if (!system || typeof finding !== 'string' || system.score < 0.4) return [];
  const collector = String(system.params.collector ?? '');
  return [{ namespace: 'risk', key: `advice.system.${finding}`, collector: collector || null, params: {} }];
}
