'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from './ui/empty-state';

/** A page that failed: says what still works, and lets a person try again. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('common');
  return (
    <EmptyState
      as="h1"
      title={t('error.title')}
      action={
        <button type="button" className="button button-primary" onClick={reset}>
          {t('error.retry')}
        </button>
      }
    >
      <p>{t('error.text')}</p>
      {error.digest ? <p className="num">{t('error.digest', { digest: error.digest })}</p> : null}
    </EmptyState>
  );
}
