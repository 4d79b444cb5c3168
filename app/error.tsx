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
        <button type="button" className="button button-primary" onClick={() => tryAgain(error, reset)}>
          {t('error.retry')}
        </button>
      }
    >
      <p>{t('error.text')}</p>
      {error.digest ? <p className="num">{t('error.digest', { digest: error.digest })}</p> : null}
    </EmptyState>
  );
}

/** Parts of the page that an upgrade has replaced cannot be drawn again; only the new page can be loaded. */
function tryAgain(error: Error, reset: () => void): void {
  if (error.name === 'ChunkLoadError') window.location.reload();
  else reset();
}
