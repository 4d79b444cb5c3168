import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Identity } from '../../data/model/person';
import { hasRight, type Right } from '../auth/rights';
import { EmptyState } from './empty-state';
import { readSession } from './read-session';
import { WorldLink } from './world-link';

type Page<Props> = (props: Props) => ReactNode | Promise<ReactNode>;

/**
 * A page behind a right, or behind any of several. It is asked for here and not in the layout alone: a browser may ask for a page
 * without its layout. Whoever has no right is told so, and nothing of the page is run.
 */
export function guardPage<Props extends object>(right: Right | readonly Right[], Page: Page<Props>) {
  return async function GuardedPage(props: Props) {
    const identity = await readSession();
    if (!identity) return <SignedOut />;
    if (![right].flat().some((one) => hasRight(identity, one))) return <NoRight role={identity.role} />;
    return <Page {...props} />;
  };
}

async function NoRight({ role }: Pick<Identity, 'role'>) {
  const t = await getTranslations('common');
  const name = role === 'station' || role === 'run' ? role : t(`role.${role}`);
  return (
    <EmptyState
      as="h1"
      title={t('noRight.title')}
      action={
        <WorldLink className="button button-primary" href="/">
          {t('notFound.overview')}
        </WorldLink>
      }
    >
      <p>{t('noRight.text', { role: name })}</p>
    </EmptyState>
  );
}

/** The layout shows the way in; where it stands already, it is on its way. */
async function SignedOut() {
  const t = await getTranslations('common');
  return (
    <EmptyState title={t('connection.signedOut')}>
      <a href="/sign-in">{t('connection.signInAgain')}</a>
    </EmptyState>
  );
}
