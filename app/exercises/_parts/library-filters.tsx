'use client';

import { useTranslations } from 'next-intl';
import type { CollectorType } from '../../../data/model/points';
import { SCENARIO_KINDS, type ScenarioKind } from '../../../data/model/scenario';
import type { EnterpriseDetail } from '../../ui/registry';
import { useLanguage } from '../../ui/use-language';
import styles from './exercises.module.css';
import type { ChangeLibraryView, LibraryView } from './use-library-view';

/** Which scenarios are shown: words, kind, plant, dry or wet. Everything goes into the address. */
export function LibraryFilters({
  view,
  change,
  plants,
  found,
  all,
}: {
  view: LibraryView;
  change: ChangeLibraryView;
  plants: readonly EnterpriseDetail[];
  found: number;
  all: number;
}) {
  const t = useTranslations('exercises');
  const points = useTranslations('points');
  const language = useLanguage();
  return (
    <search className={styles.filters} aria-label={t('filter.label')}>
      <label className="field">
        <span>{t('filter.search')}</span>
        <input
          type="search"
          value={view.q}
          placeholder={t('filter.hint')}
          onChange={(event) => void change({ q: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{t('filter.kind')}</span>
        <select
          value={view.kind ?? ''}
          onChange={(event) => void change({ kind: (event.target.value || null) as ScenarioKind | null })}
        >
          <option value="">{t('filter.any')}</option>
          {SCENARIO_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('card.plants')}</span>
        <select
          value={view.plant ?? ''}
          onChange={(event) => void change({ plant: event.target.value || null })}
        >
          <option value="">{t('filter.any')}</option>
          {plants.map(({ id, name }) => (
            <option key={id} value={id}>
              {id} {name[language]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('filter.type')}</span>
        <select
          value={view.type ?? ''}
          onChange={(event) => void change({ type: (event.target.value || null) as CollectorType | null })}
        >
          <option value="">{t('filter.any')}</option>
          {(['dry', 'wet'] as const).map((type) => (
            <option key={type} value={type}>
              {points(`collectorType.${type}`)}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.found} role="status">
        <span>{t('filter.found', { found, all })}</span>
        {found < all ? (
          <button
            type="button"
            className="button"
            onClick={() => void change({ q: null, kind: null, plant: null, type: null })}
          >
            {t('filter.clear')}
          </button>
        ) : null}
      </p>
    </search>
  );
}
