import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { Guide } from './_parts/guide';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide'))('title') };
}

function GuidePage() {
  return <Guide />;
}

export default guardPage('see', GuidePage);
