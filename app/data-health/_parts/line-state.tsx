'use client';

import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../ui/format';
import line from '../../ui/station-line.module.css';

/** Whether a line was open at the end of the window, and since when. Off line is hollow, never a colour. */
export function LineState({ online, since }: { online: boolean | null; since: number | null }) {
  const t = useTranslations('health');
  if (online === null || since === null) return <span className={line.unknown}>{t('line.unknown')}</span>;
  const at = { since: formatDateTime(since) };
  return (
    <span className={line.line} data-online={online}>
      {online ? t('line.online', at) : t('line.offline', at)}
    </span>
  );
}
