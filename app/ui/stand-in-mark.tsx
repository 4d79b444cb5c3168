import { useTranslations } from 'next-intl';
import styles from './marks.module.css';

/** What a stand-in of the ministry's server is or says: hollow and hatched, practice, nobody's judgement. */
export function StandInMark() {
  const t = useTranslations('exchange');
  return (
    <span className={`${styles.simulated} hatched`} data-size="sm" title={t('standIn.note')}>
      <span>{t('standIn.mark')}</span>
    </span>
  );
}
