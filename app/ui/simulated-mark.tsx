import { useTranslations } from 'next-intl';
import styles from './marks.module.css';

/** Data of a virtual station: hollow and hatched, never a colour. */
export function SimulatedMark({ size = 'md' }: { size?: 'sm' | 'md' }) {
  const t = useTranslations('common');
  return (
    <span className={`${styles.simulated} hatched`} data-size={size} title={t('mark.simulatedNote')}>
      <span>{t('mark.simulated')}</span>
    </span>
  );
}
