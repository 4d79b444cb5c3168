import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ROLE_RIGHTS } from '../auth/rights';
import { guardPage } from '../ui/guard-page';
import { readSignedInPerson } from '../ui/read-signed-in-person';
import { AdminScreen } from './_parts/admin-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('page.admin') };
}

/** For administrators and auditors: who may come in, who is in, what was done, how the system stands. Each part asks the API, which checks the right. */
async function AdminPage() {
  const person = await readSignedInPerson();
  return person ? <AdminScreen rights={ROLE_RIGHTS[person.role]} /> : null;
}

export default guardPage(['see-audit', 'manage-people'], AdminPage);
