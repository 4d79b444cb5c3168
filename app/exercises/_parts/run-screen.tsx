'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Problem } from '../../ui/api';
import { isRunId } from '../../ui/clock-address';
import { EmptyState } from '../../ui/empty-state';
import { useRun } from '../../ui/use-run';
import { DeskScreen } from './desk-screen';
import { ReportScreen } from './report-screen';
import { useRunWorld } from './use-run-world';

/** One run: its desk while it goes, its report once it has ended. */
export function RunScreen({ id }: { id: string }) {
  return isRunId(id) ? <PossibleRun id={id} /> : <UnknownRun id={id} />;
}

function PossibleRun({ id }: { id: string }) {
  const t = useTranslations('exercises');
  const inWorld = useRunWorld(id);
  const { data: run, error } = useRun();
  if (error instanceof Problem && error.status === 404) return <UnknownRun id={id} />;
  if (error && !run) return <p role="alert">{error.message}</p>;
  if (!inWorld || run?.id !== id) return <p role="status">{t('loading')}</p>;
  return run.state === 'ended' ? <ReportScreen run={run} /> : <DeskScreen run={run} />;
}

function UnknownRun({ id }: { id: string }) {
  const t = useTranslations('exercises');
  return (
    <EmptyState as="h1" title={t('unknown', { id })} action={<Link href="/exercises">{t('desk.back')}</Link>}>
      {t('unknownText')}
    </EmptyState>
  );
}
