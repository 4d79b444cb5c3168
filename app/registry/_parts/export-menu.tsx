'use client';

import { useTranslations } from 'next-intl';
import type { RegistryKind } from '../../../data/model/registry';
import { withQuery } from '../../ui/api';
import styles from './registry.module.css';

/** The registry as files: all of it or one kind, NDJSON for programs, xlsx for people; both can be imported again. */
export function ExportMenu({ kind }: { kind: RegistryKind | null }) {
  const t = useTranslations('registry');
  const files = (['xlsx', 'ndjson'] as const).flatMap((format) => [
    {
      key: `${format} all`,
      href: exportPath(format, null),
      text: t(`export.${format}`, { what: t('export.all') }),
    },
    ...(kind === null
      ? []
      : [
          {
            key: `${format} ${kind}`,
            href: exportPath(format, kind),
            text: t(`export.${format}`, { what: t(`tab.${kind}`) }),
          },
        ]),
  ]);
  return (
    <details className={styles.menu}>
      <summary className="button">{t('export.open')}</summary>
      <ul className="panel">
        {files.map(({ key, href, text }) => (
          <li key={key}>
            <a href={href} download>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function exportPath(format: 'ndjson' | 'xlsx', kind: RegistryKind | null): string {
  return withQuery('/api/registry/export', { format, kind: kind ?? undefined });
}
