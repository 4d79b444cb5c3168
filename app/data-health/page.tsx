import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataHealthScreen } from './_parts/data-health-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('health');
  return { title: t('title') };
}

export default function DataHealthPage() {
  return <DataHealthScreen />;
}
