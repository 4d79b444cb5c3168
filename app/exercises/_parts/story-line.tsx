'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import type { RunAction } from '../../../data/model/exercise';
import { LevelIcon } from '../../ui/level-icon';
import { useAlarmWords } from '../../ui/use-alarm-words';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { formatStory } from './format-story';
import {
  type ExpectationBar,
  type ExpectationState,
  type FaultBar,
  layoutStory,
  type StoryLane,
} from './layout-story';
import { useFaultName } from './use-fault-name';

/** A sign of its own for how each expectation stands; the word is in the title and for those who hear the page. */
const SIGNS: Readonly<Record<ExpectationState, string>> = {
  ahead: '○',
  open: '◔',
  raised: '✓',
  late: '✓',
  overdue: '!',
};

/** The script and what came of it so far, on one time line: for the trainer alone. */
export function StoryLine({
  desk: { run, nowS },
  alarms,
  actions,
}: {
  desk: Desk;
  alarms: readonly Alarm[];
  actions: readonly RunAction[];
}) {
  const t = useTranslations('exercises');
  const { scenario, startTs } = run;
  const lanes = useMemo(
    () => layoutStory({ scenario, startTs, nowS, alarms, actions }),
    [scenario, startTs, nowS, alarms, actions],
  );
  const nowShare = Math.min(1, Math.max(0, nowS / scenario.durationS));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className={styles.story} aria-label={t('story.title')} tabIndex={0} data-scrolls>
      <header className={styles.storyHead}>
        <h2>{t('story.title')}</h2>
        <span className={styles.muted}>{t('story.hint')}</span>
      </header>
      {lanes.length === 0 ? <p className={styles.muted}>{t('story.quiet')}</p> : null}
      <ul className={styles.lanes} style={{ '--now': `${nowShare * 100}%` } as React.CSSProperties}>
        {lanes.map((lane) => (
          <Lane key={lane.collector} lane={lane} durationS={scenario.durationS} />
        ))}
      </ul>
      <div className={styles.axis} aria-hidden>
        {TICKS.map((share) => (
          <span key={share} style={{ left: `${share * 100}%` }}>
            {formatStory(scenario.durationS * share)}
          </span>
        ))}
      </div>
    </section>
  );
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const ROW_PX = 22;

function Lane({ lane, durationS }: { lane: StoryLane; durationS: number }) {
  const t = useTranslations('exercises');
  const words = useAlarmWords();
  const faultRows = rowsOf(lane.faults);
  const rows = faultRows + rowsOf(lane.expectations);
  const place = (seconds: number): string => `${Math.min(100, Math.max(0, (seconds / durationS) * 100))}%`;
  return (
    <li className={styles.lane}>
      <span className={`${styles.laneName} num`}>{lane.collector}</span>
      <ul className={styles.track} style={{ height: (rows + (lane.raised.length > 0 ? 1 : 0)) * ROW_PX }}>
        {lane.faults.map((bar) => (
          <Fault key={bar.key} bar={bar} place={place} />
        ))}
        {lane.expectations.map((bar) => (
          <Expected key={bar.key} bar={bar} place={place} firstRow={faultRows} />
        ))}
        {lane.raised.map(({ alarmId, ruleId, level, atS, unexpected }) => {
          const text = t(`story.${unexpected ? 'raisedUnexpected' : 'raised'}`, {
            rule: words.ruleName(ruleId),
            at: formatStory(atS),
          });
          return (
            <li
              key={alarmId}
              className={styles.raised}
              data-unexpected={unexpected || undefined}
              style={{ left: place(atS), top: rows * ROW_PX }}
              title={text}
            >
              <LevelIcon level={level} size={16} />
              <span className="visually-hidden">{text}</span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}

type Place = (seconds: number) => string;

function Fault({ bar, place }: { bar: FaultBar; place: Place }) {
  const t = useTranslations('exercises');
  const name = useFaultName();
  const text = t(`story.${bar.injected ? 'injected' : 'fault'}`, {
    fault: name(bar.fault),
    severity: Math.round(bar.severity * 100),
    from: formatStory(bar.fromS),
    to: formatStory(bar.toS),
  });
  return (
    <li
      className={styles.bar}
      data-active={bar.active || undefined}
      style={{ top: bar.row * ROW_PX }}
      title={text}
    >
      <i className={`${styles.fault} hatched`} style={spanOf(bar, place)} />
      <span aria-hidden className={styles.barWords} style={{ left: wordsAt(bar, place) }}>
        {bar.injected ? '＋ ' : ''}
        {name(bar.fault)}
      </span>
      <span className="visually-hidden">{text}</span>
    </li>
  );
}

function Expected({ bar, place, firstRow }: { bar: ExpectationBar; place: Place; firstRow: number }) {
  const t = useTranslations('exercises');
  const words = useAlarmWords();
  const text = t('story.expected', {
    rule: words.ruleName(bar.ruleId),
    from: formatStory(bar.fromS),
    to: formatStory(bar.toS),
    state: t(`story.state.${bar.state}`),
  });
  return (
    <li
      className={styles.bar}
      data-state={bar.state}
      style={{ top: (firstRow + bar.row) * ROW_PX }}
      title={text}
    >
      <i className={styles.window} style={spanOf(bar, place)} />
      <span aria-hidden className={styles.barWords} style={{ left: wordsAt(bar, place) }}>
        <LevelIcon level={bar.level} size={14} hollow={bar.state === 'ahead'} />
        {SIGNS[bar.state]} {words.ruleName(bar.ruleId)}
      </span>
      <span className="visually-hidden">{text}</span>
    </li>
  );
}

/** Words begin with their bar, but never so far right that they leave the line. */
function wordsAt({ fromS }: { fromS: number }, place: Place): string {
  return `min(${place(fromS)}, 84%)`;
}

function rowsOf(bars: readonly { readonly row: number }[]): number {
  return bars.reduce((rows, { row }) => Math.max(rows, row + 1), 0);
}

function spanOf(
  { fromS, toS }: { fromS: number; toS: number },
  place: Place,
): { left: string; width: string } {
  return { left: place(fromS), width: place(toS - fromS) };
}
