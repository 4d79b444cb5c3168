import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { AccountScreen } from './_parts/account-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') };
}

/** For whoever is signed in: who they are here, what they may do, and how they sign in. */
function AccountPage() {
  return <AccountScreen />;
}

export default guardPage('know-self', AccountPage);
