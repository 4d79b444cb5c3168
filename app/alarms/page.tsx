import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { AlarmsScreen } from './_parts/alarms-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alarms');
  return { title: t('title') };
}

function AlarmsPage() {
  return <AlarmsScreen />;
}

export default guardPage('see', AlarmsPage);
