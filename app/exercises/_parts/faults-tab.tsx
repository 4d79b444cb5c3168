'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FAULTS } from '../../../data/catalogue/faults';
import type { Alarm } from '../../../data/model/alarm';
import type { RunAction } from '../../../data/model/exercise';
import type { Collector } from '../../../data/model/registry';
import { useLanguage } from '../../ui/use-language';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { DeskButton } from './desk-button';
import { formatStory } from './format-story';
import { layoutStory } from './layout-story';
import { useFaultName } from './use-fault-name';

/** Put a fault in, see which act now, take them out. For the trainer alone. */
export function FaultsTab({
  desk,
  collectors,
  alarms,
  actions,
}: {
  desk: Desk;
  collectors: readonly Collector[];
  alarms: readonly Alarm[];
  actions: readonly RunAction[];
}) {
  return (
    <div className={styles.tab}>
      <InjectForm desk={desk} collectors={collectors} />
      <ActiveFaults desk={desk} alarms={alarms} actions={actions} />
    </div>
  );
}

function InjectForm({ desk, collectors }: { desk: Desk; collectors: readonly Collector[] }) {
  const t = useTranslations('exercises');
  const language = useLanguage();
  const id = useId();
  const [wanted, setWanted] = useState({ collector: '', fault: '', severity: '100', rampS: '0' });
  const collector = collectors.find((each) => each.id === wanted.collector) ?? collectors[0];
  const fitting = FAULTS.filter((fault) => collector !== undefined && fault.for.includes(collector.type));
  const fault = fitting.find((each) => each.id === wanted.fault) ?? fitting[0];
  if (!collector || !fault) return null;
  const change = (part: Partial<typeof wanted>): void => setWanted((held) => ({ ...held, ...part }));
  return (
    <form
      className={styles.form}
      aria-label={t('inject.title')}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <h3>{t('inject.title')}</h3>
      <div className="field">
        <label htmlFor={`${id}c`}>{t('inject.collector')}</label>
        <select
          id={`${id}c`}
          value={collector.id}
          onChange={(event) => change({ collector: event.target.value })}
        >
          {collectors.map((each) => (
            <option key={each.id} value={each.id}>
              {each.id} {each.name[language]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}f`}>{t('inject.fault')}</label>
        <select id={`${id}f`} value={fault.id} onChange={(event) => change({ fault: event.target.value })}>
          {fitting.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name[language]}
            </option>
          ))}
        </select>
      </div>
      <p className={styles.muted}>{fault.effect[language]}</p>
      <div className={styles.pair}>
        <div className="field">
          <label htmlFor={`${id}s`}>{t('inject.severity')}</label>
          <input
            id={`${id}s`}
            inputMode="decimal"
            disabled={!fault.graded}
            title={fault.graded ? undefined : t('inject.ungraded')}
            value={fault.graded ? wanted.severity : '100'}
            onChange={(event) => change({ severity: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}r`}>{t('inject.ramp')}</label>
          <input
            id={`${id}r`}
            inputMode="numeric"
            value={wanted.rampS}
            onChange={(event) => change({ rampS: event.target.value })}
          />
        </div>
      </div>
      <DeskButton
        desk={desk}
        control="inject"
        primary
        onPress={() =>
          desk.steering.send('inject', {
            collector: collector.id,
            fault: fault.id,
            severity: fault.graded ? Number(wanted.severity) / 100 : 1,
            rampS: Number(wanted.rampS),
          })
        }
      >
        {t('inject.do')}
      </DeskButton>
    </form>
  );
}

function ActiveFaults({
  desk,
  alarms,
  actions,
}: {
  desk: Desk;
  alarms: readonly Alarm[];
  actions: readonly RunAction[];
}) {
  const t = useTranslations('exercises');
  const name = useFaultName();
  const { scenario, startTs } = desk.run;
  const lanes = layoutStory({ scenario, startTs, nowS: desk.nowS, alarms, actions });
  const active = lanes.flatMap(({ collector, faults }) =>
    faults.filter((fault) => fault.active).map((fault) => ({ collector, ...fault })),
  );
  return (
    <section aria-label={t('inject.active')}>
      <h3>{t('inject.active')}</h3>
      {active.length === 0 ? <p className={styles.muted}>{t('inject.none')}</p> : null}
      <ul className={styles.rows}>
        {active.map(({ key, collector, fault, fromS, severity, injected }) => (
          <li key={key}>
            <span>
              <b>{name(fault)}</b>
              <span className={styles.sub}>
                {t(`inject.${injected ? 'sinceInjected' : 'sinceScript'}`, {
                  collector,
                  at: formatStory(fromS),
                  severity: Math.round(severity * 100),
                })}
              </span>
            </span>
            <DeskButton
              desk={desk}
              control="inject"
              onPress={() => desk.steering.send('clear', { collector, fault })}
            >
              {t('inject.clear')}
            </DeskButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
