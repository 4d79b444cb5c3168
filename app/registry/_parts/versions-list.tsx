'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RegistryKind } from '../../../data/model/registry';
import type { RegistryVersion } from '../../../data/store/registry-store';
import { formatDateTime, NO_VALUE } from '../../ui/format';
import { diffRecords } from './diff-records';
import { DifferenceTable } from './difference-table';
import styles from './registry.module.css';

/** Who changed a record, when, why and what: each version against the one before it, or any two that are chosen. */
export function VersionsList({
  kind,
  versions,
  onRestore,
}: {
  kind: RegistryKind;
  /** Newest first. */
  versions: readonly RegistryVersion[];
  /** Fills the form with an older version; undefined: the person may not. */
  onRestore?: (version: number) => void;
}) {
  const t = useTranslations('registry');
  const [against, setAgainst] = useState<number | null>(null);
  const chosen = versions.find(({ version }) => version === against);
  return (
    <ol className={styles.versions}>
      {versions.map((version, at) => {
        const before = chosen && chosen.version < version.version ? chosen : versions[at + 1];
        return (
          <li key={version.version}>
            <div className={styles.line}>
              <strong>{t('version.number', { version: version.version })}</strong>
              <span className="num">{version.ts > 0 ? formatDateTime(version.ts) : NO_VALUE}</span>
              <span>{version.by || t('by.nobody')}</span>
            </div>
            {version.reason === '' ? null : <p>{version.reason}</p>}
            {before ? (
              <details open={at === 0}>
                <summary>
                  {t('version.against', {
                    version: before.version,
                    count: diffRecords(before.record, version.record).length,
                  })}
                </summary>
                <DifferenceTable kind={kind} changes={diffRecords(before.record, version.record)} />
              </details>
            ) : (
              <p className={styles.muted}>{t('version.first')}</p>
            )}
            {at === 0 ? null : (
              <div className={styles.line}>
                <button
                  type="button"
                  className="button"
                  aria-pressed={against === version.version}
                  onClick={() => setAgainst(against === version.version ? null : version.version)}
                >
                  {against === version.version ? t('version.isCompared') : t('version.compare')}
                </button>
                {onRestore ? (
                  <button type="button" className="button" onClick={() => onRestore(version.version)}>
                    {t('version.restore')}
                  </button>
                ) : null}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
