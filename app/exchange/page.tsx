import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { ExchangeScreen } from './_parts/exchange-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('exchange');
  return { title: t('title') };
}

function ExchangePage() {
  return <ExchangeScreen />;
}

export default guardPage('see-exchange', ExchangePage);
