import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { workbench } from '../workbench';
import { RegistryScreen } from './_parts/registry-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry');
  return { title: t('title') };
}

function RegistryPage() {
  return <RegistryScreen mqttPort={workbench().mqttPort} />;
}

export default guardPage('see', RegistryPage);
