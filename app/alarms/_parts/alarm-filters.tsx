'use client';

import { Segmented, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { RULE_IDS } from '../../../data/model/alarm';
import { levelOfPriority, type Priority, ROMAN } from '../../../data/model/level';
import { useEnterprises } from '../../ui/registry';
import type { AlarmWords } from '../../ui/use-alarm-words';
import { useLanguage } from '../../ui/use-language';
import { PRIORITIES } from './alarm-figures';
import styles from './alarms.module.css';
import { type AlarmView, type ChangeAlarmView, SHOWN_STATES, SPANS } from './use-alarm-view';

const NARROW = { width: 170 };
const WIDE = { width: 220 };

/** What is shown, by time, state, level, plant and rule. Everything goes into the address. */
export function AlarmFilters({
  view,
  change,
  words,
}: {
  view: AlarmView;
  change: ChangeAlarmView;
  words: AlarmWords;
}) {
  const t = useTranslations('alarms');
  const common = useTranslations('common');
  const language = useLanguage();
  const plants = useEnterprises() ?? [];
  const narrowed =
    view.state.length > 0 || view.level.length > 0 || view.plant !== null || view.rule !== null;
  const levelWord = (priority: Priority): string => {
    const level = levelOfPriority(priority);
    return `${ROMAN[level]} ${common(`level.${level}`)}`;
  };
  return (
    <search className={styles.filters} aria-label={t('filter.label')}>
      <Segmented
        aria-label={t('filter.view')}
        value={view.view}
        options={(['open', 'all'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
        onChange={(value) => void change({ view: value, state: [] })}
      />
      {view.view === 'all' ? (
        <Segmented
          aria-label={t('filter.span')}
          value={view.span}
          options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
          onChange={(span) => void change({ span })}
        />
      ) : null}
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        style={NARROW}
        aria-label={t('filter.state')}
        placeholder={t('filter.state')}
        value={view.state}
        options={SHOWN_STATES.filter((state) => view.view === 'all' || state !== 'normal').map((value) => ({
          value,
          label: t(`state.${value}`),
        }))}
        onChange={(state) => void change({ state })}
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        style={NARROW}
        aria-label={t('filter.level')}
        placeholder={t('filter.level')}
        value={view.level}
        options={PRIORITIES.map((value) => ({ value, label: levelWord(value) }))}
        onChange={(level) => void change({ level })}
      />
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        style={WIDE}
        aria-label={t('filter.plant')}
        placeholder={t('filter.plant')}
        value={view.plant}
        options={plants.map((plant) => ({ value: plant.id, label: `${plant.id} ${plant.name[language]}` }))}
        onChange={(plant) => void change({ plant: plant ?? null })}
      />
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        style={WIDE}
        aria-label={t('filter.rule')}
        placeholder={t('filter.rule')}
        value={view.rule}
        options={RULE_IDS.map((value) => ({ value, label: words.ruleName(value) }))}
        onChange={(rule) => void change({ rule: rule ?? null })}
      />
      {narrowed ? (
        <button
          type="button"
          className="button"
          onClick={() => void change({ state: [], level: [], plant: null, rule: null })}
        >
          {t('filter.clear')}
        </button>
      ) : null}
    </search>
  );
}
