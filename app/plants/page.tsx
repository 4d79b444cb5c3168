import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlantsScreen } from './_parts/plants-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('plant');
  return { title: t('plants') };
}

export default function PlantsPage() {
  return <PlantsScreen />;
}
