import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import styles from './_parts/admin.module.css';
import { AuditTrail } from './_parts/audit-trail';
import { People } from './_parts/people';
import { SystemState } from './_parts/system-state';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('page.admin') };
}

/** For administrators: who may come in, what was done, how the system stands. Each part asks the API, which checks the right. */
export default async function AdminPage() {
  const t = await getTranslations('admin');
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <SystemState />
      <People />
      <AuditTrail />
    </div>
  );
}
