'use client';

import Link from 'next/link';
import { NO_VALUE } from '../../ui/format';
import { useEnterprises } from '../../ui/registry';
import { SampleMark } from '../../ui/sample-mark';
import { useLanguage } from '../../ui/use-language';
import styles from './exchange.module.css';

/** An enterprise by its name, which leads to its page; its id alone where it is no longer registered. */
export function PlantName({ id }: { id: string }) {
  const language = useLanguage();
  const plant = useEnterprises()?.find((each) => each.id === id);
  if (!plant) return <span className="num">{id === '' ? NO_VALUE : id}</span>;
  return (
    <span className={styles.line}>
      <Link className={styles.plant} href={`/plants/${encodeURIComponent(id)}`}>
        {plant.name[language]}
      </Link>
      <span className={`${styles.muted} num`}>{id}</span>
      {plant.sample ? <SampleMark /> : null}
    </span>
  );
}
