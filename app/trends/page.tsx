import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TrendsScreen } from './_parts/trends-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('trends');
  return { title: t('title') };
}

export default function TrendsPage() {
  return <TrendsScreen />;
}
