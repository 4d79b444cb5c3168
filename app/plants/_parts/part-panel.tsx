'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Alarm, ResolvedRule } from '../../../data/model/alarm';
import { levelOfPriority } from '../../../data/model/level';
import type { PointId } from '../../../data/model/points';
import type { Camera, Station } from '../../../data/model/registry';
import { partOfAlarm } from '../../../twin/collector/parts';
import { LevelChip } from '../../ui/level-chip';
import { readDuration, readRuleNumbers } from '../../ui/rule-numbers';
import { RuleSource } from '../../ui/rule-source';
import { useCollector } from '../../ui/use-collector';
import { useLanguage } from '../../ui/use-language';
import { CameraPicture } from './camera-picture';
import type { ChosenPart } from './chosen-part';
import { HistoryChart } from './history-chart';
import { NoPicturesInExercises } from './no-pictures-in-exercises';
import { PartValues } from './part-values';
import styles from './plant.module.css';
import { readPointScale } from './point-scale';
import { SPANS, type Span } from './use-plant-view';

export interface PartPanelProps {
  readonly chosen: ChosenPart;
  readonly station: Station | undefined;
  readonly cameras: readonly Camera[];
  readonly alarms: readonly Alarm[];
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  readonly onClose: () => void;
}

/** One part: its values now, its history, and the rules that watch it with their basis. Escape closes it. */
export function PartPanel({ chosen, station, cameras, alarms, span, onSpan, onClose }: PartPanelProps) {
  const t = useTranslations('plant');
  const twin = useTranslations('twin');
  const language = useLanguage();
  const { collector, part } = chosen;
  const { data, error } = useCollector(collector.id);
  const rules = data?.rules ?? [];
  const mine = rules.filter(
    (rule) => partOfAlarm(collector, { ruleId: rule.id, point: rule.point }) === part.id,
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const name = `${collector.id}/${part.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part takes the focus anew.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [name]);
  const nearby = cameras.filter((camera) => camera.collector === collector.id);
  return (
    <section
      className={styles.panel}
      aria-label={twin(`part.${part.id}`)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={styles.panelHead}>
        <h2 ref={heading} tabIndex={-1}>
          {twin(`part.${part.id}`)}
        </h2>
        <span className={styles.meta}>
          {collector.name[language]} <span className="num">{collector.id}</span>
        </span>
        <span className={styles.gap} />
        {part.points.length > 0 && (
          <fieldset className={styles.spans} aria-label={t('span')}>
            {SPANS.map((each) => (
              <button key={each} type="button" aria-pressed={each === span} onClick={() => onSpan(each)}>
                {t(`spans.${each}`)}
              </button>
            ))}
          </fieldset>
        )}
        <button type="button" className={styles.close} aria-label={t('closePart')} onClick={onClose}>
          ×
        </button>
      </header>
      <div className={styles.panelBody} data-plain={part.points.length === 0 || undefined}>
        <div className={styles.panelValues} data-part-values>
          <PartValues collector={collector} part={part} rules={rules} station={station} alarms={alarms} />
          {part.id === 'camera' ? <NoPicturesInExercises /> : null}
          {part.id === 'camera'
            ? nearby.map((camera) => (
                <CameraPicture key={camera.id} camera={camera} virtual={station?.virtual ?? false} />
              ))
            : null}
          {part.points.length + part.estimates.length === 0 && part.id !== 'camera' ? (
            <p className={styles.meta}>{t('noPoints')}</p>
          ) : null}
          {part.id === 'vent' ? <p className={styles.meta}>{t('ventNote')}</p> : null}
          {part.estimates.length > 0 ? <p className={styles.meta}>{t('estimateNote')}</p> : null}
        </div>
        {part.points.length > 0 ? (
          <Histories collector={collector} points={part.points} span={span} rules={rules} />
        ) : null}
        <div className={styles.panelRules}>
          <h3>{t('rules')}</h3>
          {error ? <p role="alert">{error.message}</p> : null}
          {data && mine.length === 0 ? <p className={styles.meta}>{t('noRules')}</p> : null}
          <Rules rules={mine} />
        </div>
      </div>
    </section>
  );
}

function Histories({
  collector,
  points,
  span,
  rules,
}: {
  collector: ChosenPart['collector'];
  points: readonly PointId[];
  span: Span;
  rules: readonly ResolvedRule[];
}) {
  const t = useTranslations('plant');
  const names = useTranslations('points');
  const [wanted, setWanted] = useState<PointId | null>(null);
  const [first] = points;
  const point = wanted && points.includes(wanted) ? wanted : first;
  if (!point) return null;
  return (
    <div className={styles.panelHistory}>
      {points.length > 1 ? (
        <fieldset className={styles.spans} aria-label={t('whichPoint')}>
          {points.map((each) => (
            <button key={each} type="button" aria-pressed={each === point} onClick={() => setWanted(each)}>
              {names(`${each}.short`)}
            </button>
          ))}
        </fieldset>
      ) : null}
      <HistoryChart
        collector={collector.id}
        point={point}
        span={span}
        scale={readPointScale(point, collector, rules)}
      />
    </div>
  );
}

function Rules({ rules }: { rules: readonly ResolvedRule[] }) {
  const names = useTranslations('rules');
  const registry = useTranslations('registry');
  return (
    <ul className={styles.rules}>
      {rules.map((rule) => (
        <li key={`${rule.id} ${rule.point}`}>
          <div className={styles.alarmHead}>
            <LevelChip level={levelOfPriority(rule.priority)} size="sm" />
            <b>{names.has(`${rule.id}.name`) ? names(`${rule.id}.name`) : rule.id}</b>
          </div>
          <p className={styles.meta}>
            {readRuleNumbers(rule)
              .map(
                ({ key, text }) =>
                  `${registry.has(`number.${key}`) ? registry(`number.${key}`) : key} ${text}`,
              )
              .join(' · ')}
            {rule.suppressedUntilRunningMs === null
              ? ''
              : ` · ${registry('suppressed', { after: readDuration(rule.suppressedUntilRunningMs) })}`}
          </p>
          <RuleSource source={rule.source} />
        </li>
      ))}
    </ul>
  );
}
