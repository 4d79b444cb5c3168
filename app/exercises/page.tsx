import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExercisesScreen } from './_parts/exercises-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('exercises');
  return { title: t('title') };
}

export default function ExercisesPage() {
  return <ExercisesScreen />;
}
