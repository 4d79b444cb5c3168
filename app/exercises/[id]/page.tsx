import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { guardPage } from '../../ui/guard-page';
import { RunScreen } from '../_parts/run-screen';

type RunParams = { params: Promise<{ id: string }> };

/** The id alone: stories are for those who are signed in. */
export async function generateMetadata({ params }: RunParams): Promise<Metadata> {
  const t = await getTranslations('exercises');
  return { title: `${decodeURIComponent((await params).id)} · ${t('title')}` };
}

async function RunPage({ params }: RunParams) {
  const { id } = await params;
  return <RunScreen id={decodeURIComponent(id)} />;
}

export default guardPage('see', RunPage);
