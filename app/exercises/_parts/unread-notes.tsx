'use client';

import { useTranslations } from 'next-intl';
import { MOST_RUN_ALARMS, type RunAlarms } from './use-run-alarms';

/** What of a run could not be read, or only in part, so that nobody takes its absence for a quiet run; nothing where all came. */
export function UnreadNotes({
  alarms: { alarms, cut, error },
  actionsError = null,
}: {
  alarms: RunAlarms;
  actionsError?: Error | null;
}) {
  const t = useTranslations('exercises');
  const unread = [
    error && t('unread.alarms', { why: error.message }),
    actionsError && t('unread.actions', { why: actionsError.message }),
  ].filter((each) => each !== null);
  return (
    <>
      {unread.length > 0 ? <p role="alert">{unread.join(' ')}</p> : null}
      {cut && alarms ? <p role="status">{t('unread.cut', { count: MOST_RUN_ALARMS })}</p> : null}
    </>
  );
}
