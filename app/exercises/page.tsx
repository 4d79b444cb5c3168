import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../ui/guard-page';
import { ExercisesScreen } from './_parts/exercises-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('exercises');
  return { title: t('title') };
}

function ExercisesPage() {
  return <ExercisesScreen />;
}

export default guardPage('see', ExercisesPage);
