import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExchangeScreen } from './_parts/exchange-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('exchange');
  return { title: t('title') };
}

export default function ExchangePage() {
  return <ExchangeScreen />;
}
