import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { DataHealthScreen } from './_parts/data-health-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('health');
  return { title: t('title') };
}

function DataHealthPage() {
  return <DataHealthScreen />;
}

export default guardPage('see-quarantine', DataHealthPage);
