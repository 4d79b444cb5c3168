import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guide } from './_parts/guide';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide'))('title') };
}

export default function GuidePage() {
  return <Guide />;
}
