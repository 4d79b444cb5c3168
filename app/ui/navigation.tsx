'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Role } from '../../data/model/person';
import { ROLE_RIGHTS } from '../auth/rights';
import styles from './navigation.module.css';
import { WorldLink } from './world-link';

const PAGES = [
  { href: '/', key: 'overview', right: 'see' },
  { href: '/plants', key: 'plants', right: 'see' },
  { href: '/alarms', key: 'alarms', right: 'see' },
  { href: '/trends', key: 'trends', right: 'see' },
  { href: '/exercises', key: 'exercises', right: 'see' },
  { href: '/exchange', key: 'exchange', right: 'see-exchange' },
  { href: '/registry', key: 'registry', right: 'see' },
  { href: '/data-health', key: 'dataHealth', right: 'see-quarantine' },
  { href: '/admin', key: 'admin', right: 'see-audit' },
] as const;

/** Only what exists, and only what this person may open. */
export function Navigation({ role }: { role: Role }) {
  const t = useTranslations('nav');
  const current = currentPage(usePathname());
  const pages = PAGES.filter((page) => ROLE_RIGHTS[role].includes(page.right));
  return (
    <nav aria-label={t('label')} className={styles.nav}>
      {pages.map((page) => (
        <WorldLink
          key={page.href}
          href={page.href}
          className={styles.link}
          aria-current={page.href === current ? 'page' : undefined}
        >
          {t(`page.${page.key}`)}
        </WorldLink>
      ))}
    </nav>
  );
}

/** The longest address that the path begins with: `/plants/E1` is `/plants`. */
function currentPage(pathname: string): string | undefined {
  return PAGES.map((page) => page.href)
    .filter((href) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
