'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type Alarm, type AlarmEvent, isUnacknowledged } from '../../../data/model/alarm';
import { levelOfPriority } from '../../../data/model/level';
import { AcknowledgeButton } from '../../ui/acknowledge-button';
import { getJson } from '../../ui/api';
import { formatMoment } from '../../ui/clock-address';
import { formatDateTime, formatLag } from '../../ui/format';
import { HeldBack } from '../../ui/held-back';
import { LevelChip } from '../../ui/level-chip';
import { momentOfAlarm } from '../../ui/moment-of-alarm';
import { RuleSource } from '../../ui/rule-source';
import { SidePanel } from '../../ui/side-panel';
import { SimulatedMark } from '../../ui/simulated-mark';
import type { AlarmWords } from '../../ui/use-alarm-words';
import { useCollector } from '../../ui/use-collector';
import { useMomentTs, useWorld } from '../../ui/world';
import { WorldLink } from '../../ui/world-link';
import styles from './alarms.module.css';
import { eventsKnown, shownAlarm } from './shown-alarm';

/** One alarm with its handling, its rule and what to do. `alarm` is undefined when the address names one that no row shows. */
export function AlarmPanel({
  id,
  alarm,
  words,
  mayAcknowledge,
  onClose,
  onAcknowledge,
}: {
  id: string;
  alarm: Alarm | undefined;
  words: AlarmWords;
  mayAcknowledge: boolean;
  onClose: () => void;
  onAcknowledge: (alarm: Alarm) => void;
}) {
  const t = useTranslations('alarms');
  const world = useWorld();
  const at = useMomentTs();
  const { data, error } = useQuery({
    // Asked again when the alarm's state changes.
    queryKey: ['alarm', world, id, alarm?.state],
    queryFn: ({ signal }) =>
      getJson<{ alarm: Alarm; events: AlarmEvent[] }>(
        `/api/alarms/${encodeURIComponent(id)}`,
        { world },
        signal,
      ),
  });
  // In the past only what was known then.
  const events = data && eventsKnown(data.events, at);
  const shown = alarm ?? (data && shownAlarm(data, at));
  return (
    <SidePanel
      title={shown ? words.ruleName(shown.ruleId) : t('panel.title')}
      onClose={onClose}
      action={
        shown && mayAcknowledge && isUnacknowledged(shown) ? (
          <AcknowledgeButton onClick={() => onAcknowledge(shown)} />
        ) : null
      }
    >
      {shown ? <Details alarm={shown} events={events} words={words} /> : null}
      {!shown && data && at !== null ? <p role="status">{t('panel.notYetKnown')}</p> : null}
      {error ? (
        <p role="alert" className={styles.failure}>
          {error.message}
        </p>
      ) : null}
    </SidePanel>
  );
}

function Details({
  alarm,
  events,
  words,
}: {
  alarm: Alarm;
  events: readonly AlarmEvent[] | undefined;
  words: AlarmWords;
}) {
  const t = useTranslations('alarms');
  const cause = words.cause(alarm.ruleId);
  const advice = words.advice(alarm.ruleId);
  const place = words.place(alarm.collector);
  return (
    <div className={styles.details}>
      <div className={styles.subject} data-held={alarm.state === 'out-of-service' || undefined}>
        <LevelChip level={levelOfPriority(alarm.priority)} />
        <span className={styles.state} data-state={alarm.state}>
          {t(`state.${alarm.state}`)}
        </span>
        <HeldBack alarm={alarm} />
        {place?.virtual ? <SimulatedMark /> : null}
        {alarm.late ? (
          <span className={styles.late} title={t('lateHint')}>
            {t('late')}
          </span>
        ) : null}
      </div>
      <p className={styles.lead}>{words.sentence(alarm)}</p>
      <p className={styles.where}>
        <span className="num">{alarm.collector}</span>
        {place ? (
          <WorldLink href={`/plants/${encodeURIComponent(place.enterprise.id)}`}>
            {words.plantName(alarm.collector)}
          </WorldLink>
        ) : null}
        {place ? (
          <WorldLink
            className="button"
            href={twinAddress(alarm, place.enterprise.id)}
            title={t('showInTwinHint')}
          >
            {t('showInTwin')}
          </WorldLink>
        ) : null}
      </p>
      <section>
        <h3>{t('panel.timeline')}</h3>
        <Timeline events={events ?? []} />
      </section>
      <section>
        <h3>{t('panel.rule')}</h3>
        <RuleOf alarm={alarm} />
      </section>
      {cause ? (
        <section>
          <h3>{t('panel.cause')}</h3>
          <p>{cause}</p>
        </section>
      ) : null}
      {advice ? (
        <section>
          <h3>{t('panel.advice')}</h3>
          <p>{advice}</p>
        </section>
      ) : null}
    </div>
  );
}

/** The plant as it was when the alarm was raised, seen from its collector. */
function twinAddress(alarm: Alarm, enterprise: string): string {
  const view = encodeURIComponent(alarm.collector);
  return `/plants/${encodeURIComponent(enterprise)}?view=${view}&tab=alarms&t=${formatMoment(momentOfAlarm(alarm))}`;
}

/** Every transition with its event time; when the server learnt of it late, by how much. */
function Timeline({ events }: { events: readonly AlarmEvent[] }) {
  const t = useTranslations('alarms');
  const locale = useLocale();
  return (
    <ol className={styles.timeline}>
      {events.map((event) => {
        const lagMs = event.knownAt - event.ts;
        const said = event.kind === 'acknowledged' ? event.alarm.acknowledged : null;
        return (
          <li key={`${event.kind}-${event.ts}`} data-kind={event.kind}>
            <span className={styles.eventName}>{t(`event.${event.kind}`)}</span>
            <span className="num">{formatDateTime(event.ts)}</span>
            {lagMs >= 1000 ? (
              <span className={styles.sub}>{t('knownAfter', { lag: formatLag(lagMs, locale) })}</span>
            ) : null}
            {said ? (
              <span className={styles.said}>{t('saidBy', { by: said.by, reason: said.reason })}</span>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function RuleOf({ alarm }: { alarm: Alarm }) {
  const { data } = useCollector(alarm.collector);
  const rule =
    data?.rules.find((r) => r.id === alarm.ruleId && r.point === alarm.point) ??
    data?.rules.find((r) => r.id === alarm.ruleId);
  return rule ? <RuleSource source={rule.source} /> : null;
}
