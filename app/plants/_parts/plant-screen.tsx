'use client';

import { useTranslations } from 'next-intl';
import { FindAgain } from '../../ui/find-again';
import { LiveProvider } from '../../ui/live';
import { useEnterprises } from '../../ui/registry';
import styles from './plant.module.css';
import { PlantWorkplace } from './plant-workplace';

/** One plant. While the registry loads it says so; an unknown id gets a page that helps to find the right one. */
export function PlantScreen({ id }: { id: string }) {
  const t = useTranslations('plant');
  const enterprises = useEnterprises();
  if (!enterprises)
    return (
      <p role="status" className={styles.loading}>
        {t('loading')}
      </p>
    );
  const enterprise = enterprises.find((each) => each.id === id);
  if (!enterprise) return <FindAgain title={t('unknown', { id })} text={t('unknownText')} />;
  return (
    <LiveProvider watch={{ collectors: enterprise.collectors.map((collector) => collector.id) }}>
      <PlantWorkplace key={enterprise.id} enterprise={enterprise} />
    </LiveProvider>
  );
}
