import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { TrendsScreen } from './_parts/trends-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('trends');
  return { title: t('title') };
}

function TrendsPage() {
  return <TrendsScreen />;
}

export default guardPage('see', TrendsPage);
