import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { workbench } from '../workbench';
import { RegistryScreen } from './_parts/registry-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry');
  return { title: t('title') };
}

export default function RegistryPage() {
  return <RegistryScreen mqttPort={workbench().mqttPort} />;
}
