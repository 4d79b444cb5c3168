import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { ValidationScreen } from './_parts/validation-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('validation');
  return { title: t('title') };
}

function ValidationPage() {
  return <ValidationScreen />;
}

export default guardPage('see', ValidationPage);
