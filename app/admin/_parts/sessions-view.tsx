'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { sendDelete } from '../../ui/api';
import { Failure } from '../../ui/failure';
import { type ListedSession, SessionTable } from '../../ui/session-table';
import styles from './admin.module.css';
import { useAllSessions } from './use-people';

/** Who is signed in where, with an end to each. */
export function SessionsView() {
  const t = useTranslations('admin');
  const queries = useQueryClient();
  const sessions = useAllSessions();
  const end = useMutation({
    mutationFn: async (session: ListedSession) => {
      await sendDelete(`/api/sessions/${encodeURIComponent(session.id)}`);
      if (session.current) window.location.assign('/sign-in');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p className={styles.hint}>{t('sessions.hint')}</p>
      <Failure error={sessions.error ?? end.error} />
      <SessionTable
        sessions={sessions.data?.items}
        whose
        busy={end.isPending}
        onEnd={(session) => end.mutate(session)}
      />
    </section>
  );
}
