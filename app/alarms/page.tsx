import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AlarmsScreen } from './_parts/alarms-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alarms');
  return { title: t('title') };
}

export default function AlarmsPage() {
  return <AlarmsScreen />;
}
