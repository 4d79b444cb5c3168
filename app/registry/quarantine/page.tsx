import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuarantineScreen } from './_parts/quarantine-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry');
  return { title: t('quarantine.title') };
}

export default function QuarantinePage() {
  return <QuarantineScreen />;
}
