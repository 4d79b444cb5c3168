'use client';

import { useTranslations } from 'next-intl';
import { usePerson } from './use-person';

/** All that a run holds, as a file to take along; for whoever may export. */
export function ExportLink({ run }: { run: string }) {
  const t = useTranslations('exercises');
  const { mayExport } = usePerson();
  if (!mayExport)
    return (
      <button type="button" className="button" disabled title={t('whyNot.noExport')}>
        {t('runs.export')}
      </button>
    );
  return (
    <a className="button" href={`/api/exercises/${encodeURIComponent(run)}/export`} download>
      {t('runs.export')}
    </a>
  );
}
