'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { RegistryKind } from '../../../data/model/registry';
import { withQuery } from '../../ui/api';
import styles from './registry.module.css';

/** The registry as files: all of it or one kind, NDJSON for programs, xlsx for people; both can be imported again. */
export function ExportMenu({ kind }: { kind: RegistryKind | null }) {
  const t = useTranslations('registry');
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute('open');
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
    <details
      ref={menu}
      className={styles.menu}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <summary className="button">{t('export.open')}</summary>
      <ul className="panel" tabIndex={-1}>
        {files.map(({ key, href, text }) => (
          <li key={key}>
            <a href={href} download onClick={close}>
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
