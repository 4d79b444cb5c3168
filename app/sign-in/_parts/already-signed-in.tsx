'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../../ui/empty-state';

export function AlreadySignedIn() {
  const t = useTranslations('signIn');
  return (
    <EmptyState
      as="h1"
      title={t('already')}
      action={
        <Link className="button" href="/">
          {t('toOverview')}
        </Link>
      }
    >
      {t('alreadyHint')}
    </EmptyState>
  );
}
