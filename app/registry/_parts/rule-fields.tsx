'use client';

import { Form, InputNumber, Select, Switch } from 'antd';
import { useTranslations } from 'next-intl';
import { type CatalogueRule, RULES } from '../../../data/catalogue/rules';
import { levelOfPriority } from '../../../data/model/level';
import type { PointId } from '../../../data/model/points';
import { LevelChip } from '../../ui/level-chip';
import { ProvisionalMark } from '../../ui/provisional-mark';
import { RuleSource } from '../../ui/rule-source';
import { defaultOfRule } from './default-of-rule';
import { useFormContext } from './form-context';
import styles from './record-form.module.css';
import { ruleNumberUnit } from './rule-number-unit';

/** Every rule that judges such a collector: what the catalogue says stands as placeholder, what is filled in takes its place. */
export function RuleFields() {
  const t = useTranslations('registry');
  const type: unknown = Form.useWatch('type', { preserve: true });
  const points: unknown = Form.useWatch('points', { preserve: true });
  const sent: readonly unknown[] = Array.isArray(points) ? points : [];
  const judged = RULES.filter(
    (rule) =>
      rule.appliesTo.some((of) => of === type) &&
      (rule.points === null || rule.points.some((point) => sent.includes(point))),
  );
  return (
    <div className={styles.ruleList}>
      <p className={styles.hint}>{t('rulesHint')}</p>
      {judged.map((rule) => (
        <OneRule key={rule.id} rule={rule} />
      ))}
    </div>
  );
}

function OneRule({ rule }: { rule: CatalogueRule }) {
  const t = useTranslations('registry');
  const names = useTranslations('rules');
  const { faults } = useFormContext();
  const own: unknown = Form.useWatch(['rules', rule.id], { preserve: true });
  const count = countOf(own);
  const path = `rules.${rule.id}`;
  const isWrong = [...faults.keys()].some((key) => key.startsWith(`${path}.`));
  return (
    <details className={styles.rule} {...(isWrong ? { open: true } : {})}>
      <summary>
        <LevelChip level={levelOfPriority(rule.priority)} size="sm" />
        <strong>{names(`${rule.id}.name`)}</strong>
        {rule.source.verified ? (
          <span className={styles.unit}>
            {rule.source.document} {rule.source.clause}
          </span>
        ) : (
          <ProvisionalMark kind="local" />
        )}
        <span className={styles.unit}>
          {count === 0 ? t('rule.asCatalogue') : t('rule.changed', { count })}
        </span>
      </summary>
      <RuleSource source={rule.source} />
      <div className={styles.grid}>
        <Form.Item
          name={['rules', rule.id, 'enabled']}
          label={t('number.enabled')}
          getValueProps={(value: unknown) => ({ checked: value !== false })}
          className={styles.field ?? ''}
        >
          <Switch />
        </Form.Item>
        <Form.Item
          name={['rules', rule.id, 'priority']}
          label={t('number.priority')}
          className={styles.field ?? ''}
        >
          <Select
            allowClear
            placeholder={t(`priority.${rule.priority}`)}
            options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          />
        </Form.Item>
        {numbersOf(rule).map((name) => (
          <RuleNumber key={name} rule={rule} path={['rules', rule.id, 'numbers', name]} />
        ))}
        {(['deadband', 'onDelayMs', 'offDelayMs'] as const).map((name) => (
          <RuleNumber key={name} rule={rule} path={['rules', rule.id, name]} />
        ))}
      </div>
    </details>
  );
}

const FULL_WIDTH = { width: '100%' };
const PRIORITIES = [1, 2, 3, 4] as const;

/** One number of a rule; what the catalogue and the set values make of it stands as placeholder. */
function RuleNumber({ rule, path }: { rule: CatalogueRule; path: readonly string[] }) {
  const t = useTranslations('registry');
  const { faults } = useFormContext();
  const setValues: unknown = Form.useWatch('setValues', { preserve: true });
  const name = path.at(-1) ?? '';
  const unit = ruleNumberUnit(rule.id, name);
  const fault = faults.get(path.join('.'));
  const usual = defaultOfRule(rule, name, setValueOf(rule.points?.[0], setValues));
  return (
    <Form.Item
      name={[...path]}
      className={styles.field ?? ''}
      label={
        <span>
          {t.has(`number.${name}`) ? t(`number.${name}`) : name}{' '}
          <span className={styles.unit}>{unit === 'of-set' ? t('ofSet') : unit}</span>
        </span>
      }
      {...(fault ? { validateStatus: 'error' as const, help: fault } : {})}
    >
      <InputNumber
        style={FULL_WIDTH}
        controls={false}
        {...(usual === null ? {} : { placeholder: String(usual) })}
      />
    </Form.Item>
  );
}

/** The numbers that a collector may set: the catalogue's, and for a share of the set value the value itself as well. */
function numbersOf(rule: CatalogueRule): readonly string[] {
  return Object.keys(rule.numbers).flatMap((name) =>
    name.endsWith('OfSet') ? [name.slice(0, -'OfSet'.length), name] : [name],
  );
}

function setValueOf(point: PointId | undefined, setValues: unknown): number | null {
  if (point === undefined || typeof setValues !== 'object' || setValues === null) return null;
  const value = (setValues as Readonly<Record<string, unknown>>)[point];
  return typeof value === 'number' ? value : null;
}

/** How many numbers of its own a rule has. */
function countOf(own: unknown): number {
  if (typeof own !== 'object' || own === null) return 0;
  return Object.entries(own as Readonly<Record<string, unknown>>).reduce(
    (count, [name, value]) =>
      count + (name === 'numbers' ? countOf(value) : Number(value !== undefined && value !== null)),
    0,
  );
}
