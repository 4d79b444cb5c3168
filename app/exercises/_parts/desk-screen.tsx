'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import type { Run } from '../../../data/model/exercise';
import type { PartId } from '../../../twin/collector/parts';
import { writeChosenPart } from '../../plants/_parts/chosen-part';
import { CollectorSection } from '../../plants/_parts/collector-section';
import { PlantAlarms } from '../../plants/_parts/plant-alarms';
import { EmptyState } from '../../ui/empty-state';
import { LiveProvider, useOpenAlarms, useWorldNow } from '../../ui/live';
import { type EnterpriseDetail, useEnterprises } from '../../ui/registry';
import { useLanguage } from '../../ui/use-language';
import { useMomentTs } from '../../ui/world';
import { ActionLog } from './action-log';
import { ActionsTab } from './actions-tab';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { DeskBanners } from './desk-banners';
import { type DeskControl, whyNot } from './desk-controls';
import { DeskHead } from './desk-head';
import { FaultsTab } from './faults-tab';
import { RunTwin } from './run-twin';
import { SnapshotsTab } from './snapshots-tab';
import { StoryLine } from './story-line';
import { UnreadNotes } from './unread-notes';
import { DESK_TABS, type DeskTab, TRAINEE_TABS, useDeskView } from './use-desk-view';
import { usePerson } from './use-person';
import { useRunActions } from './use-run-actions';
import { useRunAlarms } from './use-run-alarms';
import { useSteering } from './use-steering';

/** The instructor's desk of one run, or, without the script, the trainee's seat: the twin with everything that can be done. */
export function DeskScreen({ run }: { run: Run }) {
  const t = useTranslations('exercises');
  const [view] = useDeskView();
  const enterprises = useEnterprises();
  if (!enterprises) return <p role="status">{t('loading')}</p>;
  const enterprise = enterprises.find(({ id }) => id === view.plant) ?? enterprises[0];
  if (!enterprise) return <EmptyState title={t('desk.noPlants')}>{t('desk.noPlantsText')}</EmptyState>;
  return (
    <LiveProvider watch={{ collectors: enterprise.collectors.map(({ id }) => id) }}>
      <DeskFloor run={run} enterprise={enterprise} enterprises={enterprises} />
    </LiveProvider>
  );
}

interface FloorProps {
  readonly run: Run;
  readonly enterprise: EnterpriseDetail;
  readonly enterprises: readonly EnterpriseDetail[];
}

function DeskFloor({ run, enterprise, enterprises }: FloorProps) {
  const [view, change] = useDeskView();
  const desk = useDesk(run);
  const open = useOpenAlarms();
  const read = useRunAlarms(run);
  const all = read.alarms ?? open;
  const { actions, error: actionsError } = useRunActions(run);
  const atTrainersDesk = view.seat === 'trainer' && desk.person.maySteer;
  const openPart = (collector: string, part: PartId): void =>
    void change({
      plant: enterprises.find((each) => each.collectors.some(({ id }) => id === collector))?.id ?? null,
      part: writeChosenPart(collector, part),
      view: `${collector}/${part}`,
    });
  return (
    <div className={styles.desk}>
      <DeskHead desk={desk} atTrainersDesk={atTrainersDesk} />
      <DeskBanners desk={desk} />
      <UnreadNotes alarms={read} actionsError={actionsError} />
      <div className={styles.floor}>
        <div className={styles.left}>
          <PlantTabs enterprises={enterprises} chosen={enterprise.id} alarms={open} />
          <RunTwin enterprise={enterprise} alarms={open} onPart={openPart} />
          {atTrainersDesk ? <StoryLine desk={desk} alarms={all} actions={actions} /> : null}
        </div>
        <Side atTrainersDesk={atTrainersDesk} alarmCount={open.length}>
          {(tab) => (
            <SideTab
              tab={tab}
              desk={desk}
              enterprise={enterprise}
              enterprises={enterprises}
              open={open}
              onPart={openPart}
              faults={
                <FaultsTab
                  desk={desk}
                  collectors={enterprises.flatMap((each) => each.collectors)}
                  alarms={all}
                  actions={actions}
                />
              }
              log={
                <ActionLog
                  startTs={run.startTs}
                  actions={atTrainersDesk ? actions : actions.filter(({ kind }) => !SCRIPT_KINDS.has(kind))}
                />
              }
            />
          )}
        </Side>
      </div>
    </div>
  );
}

/** Would tell a trainee what the trainer does behind the scenes. */
const SCRIPT_KINDS: ReadonlySet<string> = new Set(['inject', 'clear', 'snapshot', 'restore']);

function useDesk(run: Run): Desk {
  const person = usePerson();
  const steering = useSteering(run.id);
  const lookingBack = useMomentTs() !== null;
  const now = Math.max(useWorldNow(), run.simTs);
  return useMemo(
    () => ({
      run,
      person,
      steering,
      whyNot: (control: DeskControl) => whyNot(control, { run, person, lookingBack }),
      nowS: Math.max(0, (Math.min(now, run.endTs) - run.startTs) / 1000),
    }),
    [run, person, steering, lookingBack, now],
  );
}

/** Which plant the twin shows, where several run; those with open alarms say how many. */
function PlantTabs({
  enterprises,
  chosen,
  alarms,
}: {
  enterprises: readonly EnterpriseDetail[];
  chosen: string;
  alarms: readonly Alarm[];
}) {
  const t = useTranslations('exercises');
  const language = useLanguage();
  const [, change] = useDeskView();
  if (enterprises.length < 2) return null;
  return (
    <nav className={styles.plants} aria-label={t('desk.plants')}>
      {enterprises.map(({ id, name, collectors }) => {
        const count = alarms.filter((alarm) => collectors.some((each) => each.id === alarm.collector)).length;
        return (
          <button
            key={id}
            type="button"
            aria-pressed={id === chosen}
            onClick={() => void change({ plant: id, part: null, view: null })}
          >
            {name[language]}
            {count > 0 ? <span className={styles.count}>{count}</span> : null}
          </button>
        );
      })}
    </nav>
  );
}

function Side({
  atTrainersDesk,
  alarmCount,
  children,
}: {
  atTrainersDesk: boolean;
  alarmCount: number;
  children: (tab: DeskTab) => React.ReactNode;
}) {
  const t = useTranslations('exercises');
  const [view, change] = useDeskView();
  const tabs = atTrainersDesk ? DESK_TABS : TRAINEE_TABS;
  const tab = tabs.includes(view.tab) ? view.tab : 'alarms';
  return (
    <div className={styles.right}>
      <nav className={styles.tabs} aria-label={t('desk.sections')}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === tab}
            onClick={() => void change({ tab: each })}
          >
            {t(`tab.${each}`)}
            {each === 'alarms' && alarmCount > 0 ? <span className={styles.count}>{alarmCount}</span> : null}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <div className={styles.scroll} tabIndex={0} data-scrolls>
        {children(tab)}
      </div>
    </div>
  );
}

function SideTab({ tab, desk, enterprise, enterprises, open, onPart, faults, log }: FloorPartProps) {
  const collectors = enterprises.flatMap((each) => each.collectors);
  switch (tab) {
    case 'alarms':
      return <PlantAlarms alarms={open} collectors={collectors} onPart={onPart} />;
    case 'values':
      return <Values enterprise={enterprise} alarms={open} onPart={onPart} />;
    case 'faults':
      return faults;
    case 'actions':
      return <ActionsTab desk={desk} collectors={collectors} />;
    case 'snapshots':
      return <SnapshotsTab desk={desk} />;
    case 'log':
      return log;
  }
}

interface FloorPartProps {
  readonly tab: DeskTab;
  readonly desk: Desk;
  readonly enterprise: EnterpriseDetail;
  readonly enterprises: readonly EnterpriseDetail[];
  readonly open: readonly Alarm[];
  readonly onPart: (collector: string, part: PartId) => void;
  readonly faults: React.ReactNode;
  readonly log: React.ReactNode;
}

/** The twin in words: every part with what is read there. */
function Values({
  enterprise,
  alarms,
  onPart,
}: {
  enterprise: EnterpriseDetail;
  alarms: readonly Alarm[];
  onPart: (collector: string, part: PartId) => void;
}) {
  const [view, change] = useDeskView();
  return enterprise.collectors.map((collector) => (
    <CollectorSection
      key={collector.id}
      collector={collector}
      station={enterprise.stations.find(({ collectors }) => collectors.includes(collector.id))}
      alarms={alarms}
      chosen={view.part}
      onPart={onPart}
      onView={(id) => void change({ view: id, part: null })}
    />
  ));
}
