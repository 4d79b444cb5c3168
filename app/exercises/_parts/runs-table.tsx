'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Popconfirm } from 'antd';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Run } from '../../../data/model/exercise';
import { postJson, sendDelete } from '../../ui/api';
import { EmptyState } from '../../ui/empty-state';
import { formatDateTime } from '../../ui/format';
import { useLanguage } from '../../ui/use-language';
import { deskAddress } from './desk-address';
import styles from './exercises.module.css';
import { ExportLink } from './export-link';
import { formatStory } from './format-story';
import { runProgress } from './run-progress';
import { RunStateMark } from './run-state-mark';

/** Every run, newest first: open it, keep it, take it along, throw it away. */
export function RunsTable({ runs, maySteer }: { runs: readonly Run[]; maySteer: boolean }) {
  const t = useTranslations('exercises');
  if (runs.length === 0) return <EmptyState title={t('runs.none')}>{t('runs.noneText')}</EmptyState>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div className={styles.scrollX} tabIndex={0} data-scrolls="x">
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('runs.scenario')}</th>
            <th>{t('runs.state')}</th>
            <th>{t('runs.progress')}</th>
            <th>{t('runs.seed')}</th>
            <th>{t('runs.speed')}</th>
            <th>{t('runs.created')}</th>
            <th>{t('runs.parent')}</th>
            <th>{t('runs.do')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} runs={runs} maySteer={maySteer} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunRow({ run, runs, maySteer }: { run: Run; runs: readonly Run[]; maySteer: boolean }) {
  const t = useTranslations('exercises');
  const language = useLanguage();
  const { doneS, durationS, share } = runProgress(run);
  const parent = runs.find((each) => each.id === run.parent);
  return (
    <tr data-run={run.id}>
      <td>
        <Link href={deskAddress(run.id)}>{run.scenario.title[language]}</Link>
        <span className={styles.sub}>{run.id}</span>
      </td>
      <td>
        <RunStateMark run={run} />
        {run.hasReport ? <span className={styles.sub}>{t('runs.hasReport')}</span> : null}
      </td>
      <td>
        <progress value={share} aria-label={t('runs.progress')} />
        <span className={`${styles.sub} num`}>
          {formatStory(doneS)} / {formatStory(durationS)}
        </span>
      </td>
      <td className="num">{run.seed}</td>
      <td className="num">{t('times', { speed: run.speed })}</td>
      <td>
        {run.createdBy}
        <span className={`${styles.sub} num`}>{formatDateTime(run.createdWallTs)}</span>
      </td>
      <td>
        <Parent run={run} parent={parent} />
      </td>
      <td>
        <RunActions run={run} maySteer={maySteer} />
      </td>
    </tr>
  );
}

function Parent({ run, parent }: { run: Run; parent: Run | undefined }) {
  const t = useTranslations('exercises');
  if (run.parent === null || run.fromSimTs === null) return <span className={styles.muted}>—</span>;
  const at = formatStory((run.fromSimTs - run.startTs) / 1000);
  return (
    <>
      {parent ? <Link href={deskAddress(parent.id)}>{parent.id}</Link> : <span>{run.parent}</span>}
      <span className={styles.sub}>{t('runs.fromAt', { at })}</span>
    </>
  );
}

/** Keep, take along, throw away. What the server refuses is said in its own sentence. */
function RunActions({ run, maySteer }: { run: Run; maySteer: boolean }) {
  const t = useTranslations('exercises');
  const queries = useQueryClient();
  const path = `/api/exercises/${encodeURIComponent(run.id)}`;
  const again = () => queries.invalidateQueries({ queryKey: ['exercises'] });
  const keep = useMutation({
    mutationFn: () => postJson<Run>(`${path}/keep`, { kept: !run.kept }),
    onSuccess: again,
  });
  const drop = useMutation({ mutationFn: () => sendDelete(path), onSuccess: again });
  const refused = keep.error ?? drop.error;
  const noRight = maySteer ? undefined : t('whyNot.noRight');
  return (
    <div className={styles.rowActions}>
      <button
        type="button"
        className="button"
        aria-pressed={run.kept}
        disabled={!maySteer || keep.isPending}
        title={noRight ?? t('runs.keepHint')}
        onClick={() => keep.mutate()}
      >
        {run.kept ? t('runs.kept') : t('runs.keep')}
      </button>
      <ExportLink run={run.id} />
      <Popconfirm
        title={t('runs.dropTitle')}
        description={t('runs.dropText')}
        okText={t('runs.drop')}
        cancelText={t('cancel')}
        okButtonProps={{ autoInsertSpace: false }}
        cancelButtonProps={{ autoInsertSpace: false }}
        onConfirm={() => drop.mutate()}
        disabled={!maySteer}
      >
        <button type="button" className="button" disabled={!maySteer || drop.isPending} title={noRight}>
          {t('runs.drop')}
        </button>
      </Popconfirm>
      {refused ? (
        <p role="alert" className={styles.refused}>
          {refused.message}
        </p>
      ) : null}
    </div>
  );
}
