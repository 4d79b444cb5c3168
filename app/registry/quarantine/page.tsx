import { redirect } from 'next/navigation';
import { guardPage } from '../../ui/guard-page';

/** Moved: links to what was refused, with their filters, lead to its part of the data health page. */
async function QuarantinePage({
  searchParams,
}: {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}): Promise<never> {
  const search = new URLSearchParams({ view: 'quarantine' });
  for (const [name, value] of Object.entries(await searchParams))
    if (typeof value === 'string' && name !== 'view') search.set(name, value);
  redirect(`/data-health?${search}`);
}

export default guardPage('see-quarantine', QuarantinePage);
