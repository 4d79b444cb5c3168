import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { PlantsScreen } from './_parts/plants-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('plant');
  return { title: t('plants') };
}

function PlantsPage() {
  return <PlantsScreen />;
}

export default guardPage('see', PlantsPage);
