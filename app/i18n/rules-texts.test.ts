import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { alarmParams } from '../../analytics/alarm/alarm-params';
import { resolveRules } from '../../analytics/alarm/resolve-rules';
import { SYSTEM_SCORES } from '../../data/catalogue/risk-model';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { RULE_IDS } from '../../data/model/alarm';
import { LEVELS } from '../../data/model/level';
import { buildRegistry, stationOf } from '../../data/model/registry';
import enRisk from './messages/en/risk.json';
import enRules from './messages/en/rules.json';
import zhRisk from './messages/zh-CN/risk.json';
import zhRules from './messages/zh-CN/rules.json';

const registry = buildRegistry(SAMPLE_RECORDS);
const resolved = [...registry.collectors.values()].flatMap((one) =>
  resolveRules(one, stationOf(registry, one.id) ?? null),
);

describe.each([
  { locale: 'zh-CN', rules: zhRules, risk: zhRisk },
  { locale: 'en', rules: enRules, risk: enRisk },
])('$locale', ({ locale, rules, risk }) => {
  const onError = (error: Error) => {
    throw error;
  };
  const words = createTranslator({ locale, messages: { rules, risk }, onError });

  test.each(RULE_IDS)('%s has a name, a cause, advice and a sentence that its alarms can fill', (id) => {
    for (const part of ['name', 'cause', 'advice'] as const)
      expect(words(`rules.${id}.${part}`)).not.toBe('');
    const rule = resolved.find((one) => one.id === id);
    const params = rule ? alarmParams(rule, 1234.5) : {};
    expect(rule, 'a sample plant has this rule').toBeDefined();
    const sentence = words(`rules.${id}.sentence`, { ...params, collector: 'C01' } as never);
    expect(sentence).toContain('C01');
    expect(sentence).not.toMatch(/[{}]/);
  });

  test('the risk has words for every factor, level and weakness', () => {
    const params = {
      dust: 2,
      workers: 42,
      storeys: 1,
      structure: 'steel',
      dormitory: 1,
      collector: 'C01',
      finding: 'noIsolation',
      extreme: 60,
      minutes: 12,
      count: 2,
      atLeast: 75,
    };
    for (const factor of [
      'dust',
      'persons',
      'building',
      'system',
      'base',
      'alarm',
      'returned-alarm',
      'offline',
      'override',
    ] as const) {
      expect(words(`risk.factor.${factor}.name`)).not.toBe('');
      expect(words(`risk.factor.${factor}.detail`, params as never)).not.toMatch(/[{}]/);
    }
    for (const level of LEVELS) expect(words(`risk.advice.level.${level}`)).not.toBe('');
    const findings = (Object.keys(SYSTEM_SCORES) as (keyof typeof SYSTEM_SCORES)[]).filter(
      (it) => it !== 'base',
    );
    for (const finding of findings) expect(words(`risk.advice.system.${finding}`)).not.toBe('');
  });
});
