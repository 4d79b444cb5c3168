'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Role } from '../../data/model/person';
import { ROLE_RIGHTS } from '../auth/rights';
import styles from './navigation.module.css';

const PAGES = [
  { href: '/', key: 'overview', right: 'see' },
  { href: '/plants', key: 'plants', right: 'see' },
  { href: '/alarms', key: 'alarms', right: 'see' },
  { href: '/registry', key: 'registry', right: 'see' },
  { href: '/registry/quarantine', key: 'quarantine', right: 'see-quarantine' },
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
        <Link
          key={page.href}
          href={page.href}
          className={styles.link}
          aria-current={page.href === current ? 'page' : undefined}
        >
          {t(`page.${page.key}`)}
        </Link>
      ))}
    </nav>
  );
}

/** The longest address that the path begins with: `/registry/quarantine` is not `/registry`. */
function currentPage(pathname: string): string | undefined {
  return PAGES.map((page) => page.href)
    .filter((href) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
