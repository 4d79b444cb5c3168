'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { getJson, sendDelete } from '../../ui/api';
import { Failure } from '../../ui/failure';
import { type ListedSession, SessionTable } from '../../ui/session-table';
import styles from './account.module.css';

/** Where this person is signed in. Ending the session that shows the page is signing out. */
export function OwnSessions() {
  const t = useTranslations('account');
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ['sessions', 'own'],
    queryFn: ({ signal }) => getJson<{ items: ListedSession[] }>('/api/sessions', {}, signal),
    refetchInterval: 15_000,
  });
  const end = useMutation({
    mutationFn: async (session: ListedSession | 'others') => {
      if (session === 'others') return sendDelete('/api/sessions?others=1');
      await sendDelete(`/api/sessions/${encodeURIComponent(session.id)}`);
      if (session.current) window.location.assign('/sign-in');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const others = sessions.data?.items.filter(({ current }) => !current).length ?? 0;
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="sessions">
      <div className={styles.heading}>
        <h2 id="sessions">{t('sessions.title')}</h2>
        <button
          type="button"
          className="button"
          disabled={others === 0 || end.isPending}
          onClick={() => end.mutate('others')}
        >
          {t('sessions.endOthers', { count: others })}
        </button>
      </div>
      <p className={styles.hint}>{t('sessions.hint')}</p>
      <Failure error={sessions.error ?? end.error} />
      <SessionTable
        sessions={sessions.data?.items}
        whose={false}
        busy={end.isPending}
        onEnd={(session) => end.mutate(session)}
      />
    </section>
  );
}
