'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import type { Run, RunReport } from '../../../data/model/exercise';
import { formatDateTime } from '../../ui/format';
import { useEnterprises } from '../../ui/registry';
import { useLanguage } from '../../ui/use-language';
import { useActionWords } from './action-log';
import type { Desk } from './desk';
import { DeskBanners } from './desk-banners';
import { whyNot } from './desk-controls';
import { ExportLink } from './export-link';
import { formatStory } from './format-story';
import styles from './report.module.css';
import { ReportChart } from './report-chart';
import { reportCurves } from './report-curves';
import { countVerdicts, reportRows, VERDICTS, type Verdict } from './report-rows';
import { reportSentence } from './report-sentence';
import { ReportTable } from './report-table';
import { runProgress } from './run-progress';
import { RunStateMark } from './run-state-mark';
import { SnapshotsTab } from './snapshots-tab';
import { UnreadNotes } from './unread-notes';
import { usePerson } from './use-person';
import { useReport } from './use-report';
import { useRunAlarms } from './use-run-alarms';
import { useSteering } from './use-steering';
import { VERDICT_SIGNS } from './verdict-signs';

/** A run that is over: what was expected beside what came, the curves behind it, and what people did. Made to be printed too. */
export function ReportScreen({ run }: { run: Run }) {
  const t = useTranslations('exercises');
  const { report, error, isOverdue } = useReport(run);
  return (
    <div className={styles.page}>
      <ReportHead run={run} />
      {error ? <p role="alert">{error.message}</p> : null}
      {report ? <ReportBody run={run} report={report} /> : null}
      {!report && !error && isOverdue ? <p role="alert">{t('report.overdue')}</p> : null}
      {!report && !error && !isOverdue ? (
        <p role="status" className={styles.waiting}>
          {t('report.waiting', {
            judged: formatStory((run.judgedThrough - run.startTs) / 1000),
            end: formatStory((run.simTs - run.startTs) / 1000),
          })}
          <progress aria-label={t('report.making')} />
        </p>
      ) : null}
      <GoOn run={run} />
    </div>
  );
}

function ReportHead({ run }: { run: Run }) {
  const t = useTranslations('exercises');
  const language = useLanguage();
  const { doneS, durationS } = runProgress(run);
  return (
    <header className={styles.head}>
      <Link href="/exercises" className={styles.noPrint}>
        {t('desk.back')}
      </Link>
      <div className={styles.title}>
        <b className={`${styles.drill} hatched`}>
          <span>{t('drill')}</span>
        </b>
        <h1>{t('report.title', { title: run.scenario.title[language] })}</h1>
        <RunStateMark run={run} />
      </div>
      <p className={styles.facts}>
        <span>{t('report.run', { id: run.id })}</span>
        <span>{t('report.seed', { seed: run.seed })}</span>
        <span className="num">
          {t('report.went', { done: formatStory(doneS), duration: formatStory(durationS) })}
        </span>
        <span className="num">{t('report.began', { at: formatDateTime(run.startTs) })}</span>
        <span>{t('report.by', { by: run.createdBy, at: formatDateTime(run.createdWallTs) })}</span>
      </p>
      <p>{run.scenario.aim[language]}</p>
      <div className={`${styles.actions} ${styles.noPrint}`}>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('report.print')}
        </button>
        <ExportLink run={run.id} />
      </div>
    </header>
  );
}

const NO_ALARMS: readonly Alarm[] = [];

function ReportBody({ run, report }: { run: Run; report: RunReport }) {
  const t = useTranslations('exercises');
  const enterprises = useEnterprises();
  const alarms = useRunAlarms(run);
  const rows = useMemo(() => reportRows(report), [report]);
  const counts = countVerdicts(report);
  const collectors = useMemo(() => (enterprises ?? []).flatMap((each) => each.collectors), [enterprises]);
  const curves = useMemo(
    () =>
      reportCurves({
        rows,
        scenario: run.scenario,
        startTs: report.startTs,
        actions: report.actions,
        sent: (id) => collectors.find((each) => each.id === id)?.points ?? [],
      }),
    [rows, run.scenario, report, collectors],
  );
  return (
    <>
      <UnreadNotes alarms={alarms} />
      <section aria-label={t('report.summary')}>
        <h2>{t('report.summary')}</h2>
        <ul className={styles.summary}>
          {VERDICTS.filter((verdict) => ALWAYS.has(verdict) || counts[verdict] > 0).map((verdict) => (
            <li key={verdict} className="panel" data-verdict={verdict}>
              <span aria-hidden>{VERDICT_SIGNS[verdict]}</span>
              <b className="num">{counts[verdict]}</b>
              <span>{t(`verdict.${verdict}`)}</span>
              <small>{t(`verdictHint.${verdict}`)}</small>
            </li>
          ))}
        </ul>
        <p className={styles.verdict}>{t(`report.sentence.${reportSentence(counts)}`, counts)}</p>
      </section>
      <section aria-label={t('report.table')}>
        <h2>{t('report.table')}</h2>
        <ReportTable run={run} rows={rows} enterprises={enterprises ?? []} />
      </section>
      <section aria-label={t('report.curves')}>
        <h2>{t('report.curves')}</h2>
        <p className={styles.muted}>{t('report.curvesHint')}</p>
        {curves.length === 0 ? <p className={styles.muted}>{t('report.noCurves')}</p> : null}
        <div className={styles.curves}>
          {curves.map((curve) => (
            <ReportChart
              key={`${curve.collector}/${curve.point}`}
              run={run}
              endedS={report.endedS}
              curve={curve}
              collector={collectors.find(({ id }) => id === curve.collector)}
              alarms={alarms.alarms ?? NO_ALARMS}
            />
          ))}
        </div>
      </section>
      <Actions report={report} />
    </>
  );
}

/** Counted even where there are none; the others only where they occur. */
const ALWAYS: ReadonlySet<Verdict> = new Set(['hit', 'late', 'miss', 'false']);

function Actions({ report }: { report: RunReport }) {
  const t = useTranslations('exercises');
  const say = useActionWords(report.startTs);
  return (
    <section aria-label={t('report.actions')}>
      <h2>
        {t('report.actions')} <span className={styles.unscored}>{t('report.unscored')}</span>
      </h2>
      {report.actions.length === 0 ? <p className={styles.muted}>{t('log.none')}</p> : null}
      <ol className={styles.log}>
        {report.actions.map((action) => (
          <li key={`${action.wallTs}${action.kind}${JSON.stringify(action.params)}`}>
            <span className="num">{formatStory((action.simTs - report.startTs) / 1000)}</span>
            <span>{say(action)}</span>
            <span className={styles.muted}>{action.by}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A run that has ended can still be taken up from a snapshot, as a new run. */
function GoOn({ run }: { run: Run }) {
  const t = useTranslations('exercises');
  const person = usePerson();
  const steering = useSteering(run.id);
  if (run.snapshots.length === 0) return null;
  const desk: Desk = {
    run,
    person,
    steering,
    whyNot: (control) => whyNot(control, { run, person, lookingBack: false }),
    nowS: runProgress(run).doneS,
  };
  return (
    <details className={styles.noPrint}>
      <summary>{t('report.goOn')}</summary>
      <DeskBanners desk={desk} />
      <SnapshotsTab desk={desk} />
    </details>
  );
}
