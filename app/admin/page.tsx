import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ROLE_RIGHTS } from '../auth/rights';
import { readSignedInPerson } from '../ui/read-signed-in-person';
import styles from './_parts/admin.module.css';
import { AuditTrail } from './_parts/audit-trail';
import { People } from './_parts/people';
import { SystemState } from './_parts/system-state';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('page.admin') };
}

/** For administrators and auditors: who may come in, what was done, how the system stands. Each part asks the API, which checks the right. */
export default async function AdminPage() {
  const t = await getTranslations('admin');
  const person = await readSignedInPerson();
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <SystemState />
      {person && ROLE_RIGHTS[person.role].includes('manage-people') ? <People /> : null}
      <AuditTrail />
    </div>
  );
}
