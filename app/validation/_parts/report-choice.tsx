'use client';

import { useTranslations } from 'next-intl';
import type { KeptValidation } from '../../../data/model/validation';
import { formatDateTime } from '../../ui/format';
import { useValidationView } from './use-validation-view';
import styles from './validation.module.css';

/** Which report is shown, and which one it is compared with. */
export function ReportChoice({
  items,
  shown,
  against,
}: {
  items: readonly KeptValidation[];
  shown: string;
  against: string | null;
}) {
  const t = useTranslations('validation');
  const [, setView] = useValidationView();
  const word = ({ startedTs, summary: { cases, seeds } }: KeptValidation): string =>
    t('option', { at: formatDateTime(startedTs), cases, seeds: seeds.length });
  const others = items.filter(({ id }) => id !== shown);
  return (
    <div className={styles.choice}>
      <label className="field">
        {t('choose')}
        <select
          value={shown}
          onChange={({ target }) =>
            void setView({
              report: target.value,
              ...(target.value === against ? { against: null } : {}),
            })
          }
        >
          {items.some(({ id }) => id === shown) ? null : <option value={shown}>{shown}</option>}
          {items.map((item) => (
            <option key={item.id} value={item.id}>
              {word(item)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('against')}
        <select
          value={against ?? ''}
          disabled={others.length === 0}
          onChange={({ target }) => void setView({ against: target.value === '' ? null : target.value })}
        >
          <option value="">{others.length === 0 ? t('noOther') : t('noAgainst')}</option>
          {others.map((item) => (
            <option key={item.id} value={item.id}>
              {word(item)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
