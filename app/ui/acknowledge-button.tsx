'use client';

import { useTranslations } from 'next-intl';
import { useMomentTs } from './world';

/** Opens the dialog that acknowledges. In the past it is dead and says why: what was cannot be acknowledged now. */
export function AcknowledgeButton({ onClick }: { onClick: () => void }) {
  const t = useTranslations('alarms');
  const isPast = useMomentTs() !== null;
  return (
    <button
      type="button"
      className="button button-primary"
      disabled={isPast}
      title={isPast ? t('acknowledge.notInPast') : undefined}
      onClick={onClick}
    >
      {t('acknowledge.ok')}
    </button>
  );
}
