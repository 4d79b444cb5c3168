'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { AuditCheck } from '../../../data/store/people-store';
import { getJson } from '../../ui/api';
import { Failure } from '../../ui/failure';
import { formatNumber } from '../../ui/format';
import styles from './admin.module.css';

/** Asks the server to walk along the whole chain of hashes, and says plainly what it found. */
export function ChainCheck() {
  const t = useTranslations('admin');
  const check = useMutation({ mutationFn: () => getJson<AuditCheck>('/api/audit/check') });
  return (
    <div className={styles.check}>
      {check.data ? <Result check={check.data} /> : null}
      <Failure error={check.error} />
      <button type="button" className="button" disabled={check.isPending} onClick={() => check.mutate()}>
        {check.isPending ? t('chain.checking') : t('chain.check')}
      </button>
    </div>
  );
}

function Result({ check: { ok, entries, firstBad, reason } }: { check: AuditCheck }) {
  const t = useTranslations('admin');
  if (ok)
    return (
      <p role="status" className={styles.sound}>
        {t('chain.ok', { entries: formatNumber(entries, 0) })}
      </p>
    );
  return (
    <div role="alert" className={styles.broken}>
      <p>{t('chain.bad', { number: firstBad ?? entries })}</p>
      <p>{t(`chain.reason.${reason ?? 'edited'}`)}</p>
    </div>
  );
}
