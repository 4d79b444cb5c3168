'use client';

import { useTranslations } from 'next-intl';
import { DISTRICTS } from '../../../data/catalogue/districts';
import { ROMAN } from '../../../data/model/level';
import type { DistrictSummary } from '../../../twin/city/summarise-districts';
import { formatRisk } from '../../ui/format-risk';
import { LevelIcon } from '../../ui/level-icon';
import { useDistrictWords } from '../../ui/use-district-words';
import { useLanguage } from '../../ui/use-language';
import styles from './overview.module.css';
import { Panel } from './panel';
import { useOwnDistricts } from './use-own-districts';

export interface DistrictBoardProps {
  readonly summaries: readonly DistrictSummary[];
  readonly selected: string | null;
  readonly onSelect: (code: string | null) => void;
}

/** The sixteen districts as a heat board: the same that the map shows, for keyboard and screen reader too. */
export function DistrictBoard({ summaries, selected, onSelect }: DistrictBoardProps) {
  const t = useTranslations('overview');
  const riskWords = useTranslations('risk');
  const language = useLanguage();
  const own = useOwnDistricts();
  const districtWords = useDistrictWords();
  const names = new Map<string, string>(DISTRICTS.map(({ code, name }) => [code, name[language]]));
  const ordered = summaries.toSorted(
    (a, b) => (b.actual ?? -1) - (a.actual ?? -1) || b.enterprises - a.enterprises,
  );
  return (
    <Panel title={t('districts.title')} aside={t('districts.aside')}>
      {own ? <p className={styles.scope}>{t('scope.only', { districts: districtWords(own) })}</p> : null}
      <div className={styles.board}>
        {ordered.map((summary) => {
          const name = names.get(summary.code) ?? summary.code;
          const level = summary.actualLevel;
          const isForeign = own !== null && !own.includes(summary.code);
          const words = [
            name,
            isForeign ? t('scope.foreign') : t('count', { count: summary.enterprises }),
            level
              ? t('districts.risk', {
                  level: `${ROMAN[level]} ${riskWords(`band.${level}`)}`,
                  actual: formatRisk(summary.actual),
                })
              : null,
            summary.openWarnings > 0 ? t('districts.warnings', { count: summary.openWarnings }) : null,
          ];
          return (
            <button
              key={summary.code}
              type="button"
              className={styles.tile}
              data-level={level ?? undefined}
              data-empty={summary.enterprises === 0 || undefined}
              aria-pressed={selected === summary.code}
              aria-label={words.filter(Boolean).join('，')}
              title={words.filter(Boolean).join('\n')}
              onClick={() => onSelect(selected === summary.code ? null : summary.code)}
            >
              <span className={styles.tileName}>{name}</span>
              <span className={styles.tileCount}>
                {summary.enterprises > 0 ? t('districts.count', { count: summary.enterprises }) : '—'}
              </span>
              <span className={styles.tileFigure}>
                {level ? (
                  <>
                    <b>{formatRisk(summary.actual)}</b>
                    <span className={styles.tileRoman}>{ROMAN[level]}</span>
                  </>
                ) : null}
              </span>
              {summary.highestWarning ? (
                <span className={styles.tileWarning}>
                  <LevelIcon level={summary.highestWarning} size={16} />
                </span>
              ) : null}
            </button>
          );
        })}
      </div>
    </Panel>
  );
}
