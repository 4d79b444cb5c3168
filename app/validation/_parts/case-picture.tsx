'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { LEVELS } from '../../../data/model/level';
import { POINTS } from '../../../data/model/points';
import type { ValidatedCase, ValidatedSignal } from '../../../data/model/validation';
import { formatStory } from '../../exercises/_parts/format-story';
import { useFaultName } from '../../exercises/_parts/use-fault-name';
import { ChartTable, type TableLine } from '../../ui/chart-table';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useLanguage } from '../../ui/use-language';
import { AlarmLanes } from './alarm-lanes';
import { type AlarmLane, alarmLanesOf } from './alarm-lanes-of';
import type { PictureMarks } from './draw-picture';
import { SignalPlot } from './signal-plot';
import styles from './validation.module.css';

/** What the stations sent of one collector: alarms as lanes, below them a curve a point on the same time axis, and all of it as a table. */
export function CasePicture({ one, collector }: { one: ValidatedCase; collector: string }) {
  const t = useTranslations('validation');
  const points = useTranslations('points');
  const language = useLanguage();
  const { place } = useAlarmWords();
  const endS = Math.max(1, one.report.durationS);
  const signals = one.signals.filter((signal) => signal.collector === collector);
  const lanes = useMemo(() => alarmLanesOf(one, collector), [one, collector]);
  const marks = useMemo(() => marksOf(one, collector, lanes), [one, collector, lanes]);
  return (
    <figure className={`panel ${styles.picture}`} aria-label={t('case.picture', { collector })}>
      <figcaption>
        <h2>
          <span className="num">{collector}</span> {place(collector)?.collector.name[language]}
        </h2>
        <MarksInWords one={one} collector={collector} />
        <p className={styles.muted}>{t('case.legend')}</p>
      </figcaption>
      <AlarmLanes lanes={lanes} endS={endS} />
      <div className={styles.curves}>
        {signals.map((signal, at) => (
          <div key={signal.point} className={styles.curve}>
            <span className={styles.laneName}>
              {points(`${signal.point}.short`)}
              <span className={styles.sub}>{POINTS[signal.point].unit}</span>
            </span>
            <SignalPlot signal={signal} marks={marks} endS={endS} hasTime={at === signals.length - 1} />
          </div>
        ))}
      </div>
      <ChartTable
        lines={signals.map((signal) => lineOf(signal, points(`${signal.point}.short`)))}
        from={0}
        to={endS * 1000}
        timeWord={(ts) => formatStory(ts / 1000)}
        hasMeans={false}
      />
    </figure>
  );
}

function MarksInWords({ one, collector }: { one: ValidatedCase; collector: string }) {
  const t = useTranslations('validation');
  const faultName = useFaultName();
  const sentences = one.faults
    .filter((fault) => fault.collector === collector)
    .flatMap(({ fault, onsetS, clearedS, signatureS }) => {
      const about = { fault: faultName(fault), at: formatStory(onsetS) };
      return [
        clearedS === undefined
          ? t('mark.fault', about)
          : t('mark.cleared', { ...about, to: formatStory(clearedS) }),
        signatureS === null ? t('mark.none') : t('mark.signature', { at: formatStory(signatureS) }),
      ];
    });
  return sentences.length === 0 ? null : <p>{sentences.join(' · ')}</p>;
}

function marksOf(one: ValidatedCase, collector: string, lanes: readonly AlarmLane[]): PictureMarks {
  return {
    faults: one.faults
      .filter((fault) => fault.collector === collector)
      .map(({ onsetS, clearedS, signatureS }) => ({ onsetS, clearedS: clearedS ?? null, signatureS })),
    // The highest level is drawn last: no other covers it.
    alarms: lanes
      .flatMap(({ level, alarms }) => alarms.map(({ raisedS }) => ({ raisedS, level })))
      .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level)),
  };
}

/** Lowest and highest value of each stretch; a mean was not kept. */
function lineOf({ point, stretchS, low, high }: ValidatedSignal, name: string): TableLine {
  return {
    key: point,
    name,
    point,
    buckets: low.flatMap((min, at) => {
      const max = high[at] ?? null;
      if (min === null || max === null) return [];
      return [{ ts: at * stretchS * 1000, min, max, mean: (min + max) / 2, count: 1 }];
    }),
  };
}
