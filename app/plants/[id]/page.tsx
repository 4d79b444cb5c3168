import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../../ui/guard-page';
import { PlantScreen } from '../_parts/plant-screen';

type PlantParams = { params: Promise<{ id: string }> };

/** The id alone: names are for those who are signed in. */
export async function generateMetadata({ params }: PlantParams): Promise<Metadata> {
  const t = await getTranslations('plant');
  return { title: `${decodeURIComponent((await params).id)} · ${t('plants')}` };
}

async function PlantPage({ params }: PlantParams) {
  const { id } = await params;
  return <PlantScreen id={decodeURIComponent(id)} />;
}

export default guardPage('see', PlantPage);
