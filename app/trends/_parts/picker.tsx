'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { PointId } from '../../../data/model/points';
import type { EnterpriseDetail } from '../../ui/registry';
import { useLanguage } from '../../ui/use-language';
import { everyLineOf, kindsOf, listPoints, type PlantPoints, toggleSeries } from './list-points';
import { formatSeriesKey, isSameSeries, MOST_SERIES, type SeriesKey } from './series-key';
import styles from './trends.module.css';

const QUICK: readonly PointId[] = [
  'differentialPressurePa',
  'hopperTemperatureC',
  'tankLevelM',
  'sprayFlowM3h',
];
/** More plants than a person reads through: searching finds the rest. */
const MOST_PLANTS = 60;

/** Plants, their collectors and points, to be ticked: by search, by kind, or a whole kind at once. */
export function Picker({
  plants,
  chosen,
  onChange,
}: {
  plants: readonly EnterpriseDetail[];
  chosen: readonly SeriesKey[];
  onChange: (chosen: readonly SeriesKey[]) => void;
}) {
  const t = useTranslations('trends');
  const points = useTranslations('points');
  const [text, setText] = useState('');
  const [point, setPoint] = useState<PointId | null>(null);
  const listed = useMemo(
    () => listPoints(plants, { text, point }, (id) => points(`${id}.name`)),
    [plants, text, point, points],
  );
  const kinds = useMemo(() => kindsOf(plants), [plants]);
  const searched = text.trim() !== '' || point !== null;
  return (
    <search className={styles.picker} aria-label={t('picker.label')}>
      <label className="field">
        <span>{t('picker.search')}</span>
        <input
          type="search"
          value={text}
          placeholder={t('picker.hint')}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{t('picker.kind')}</span>
        <select
          value={point ?? ''}
          onChange={(event) => setPoint((event.target.value || null) as PointId | null)}
        >
          <option value="">{t('picker.everyKind')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {points(`${kind}.name`)}
            </option>
          ))}
        </select>
      </label>
      <QuickPicks listed={listed} kinds={kinds} onChange={onChange} />
      <p className={styles.count} role="status">
        <span>{t('picker.count', { count: chosen.length, most: MOST_SERIES })}</span>
        {chosen.length > 0 ? (
          <button type="button" className={styles.link} onClick={() => onChange([])}>
            {t('picker.clear')}
          </button>
        ) : null}
      </p>
      <div className={styles.tree}>
        {listed.slice(0, MOST_PLANTS).map((one) => (
          <PlantBranch
            key={`${one.plant.id} ${searched}`}
            {...one}
            chosen={chosen}
            onChange={onChange}
            open={searched}
          />
        ))}
        {listed.length === 0 ? <p className={styles.muted}>{t('picker.nothing')}</p> : null}
        {listed.length > MOST_PLANTS ? (
          <p className={styles.muted}>{t('picker.more', { count: listed.length - MOST_PLANTS })}</p>
        ) : null}
      </div>
    </search>
  );
}

/** A whole kind at once, of the plants that the search left; at most twelve, and it says when more were found. */
function QuickPicks({
  listed,
  kinds,
  onChange,
}: {
  listed: readonly PlantPoints[];
  kinds: readonly PointId[];
  onChange: (chosen: readonly SeriesKey[]) => void;
}) {
  const t = useTranslations('trends');
  const points = useTranslations('points');
  return (
    <fieldset className={styles.quick}>
      <legend>{t('picker.quick')}</legend>
      {QUICK.filter((kind) => kinds.includes(kind)).map((kind) => {
        const lines = everyLineOf(listed, kind);
        return (
          <button
            key={kind}
            type="button"
            disabled={lines.length === 0}
            title={lines.length > MOST_SERIES ? t('picker.firstOnly', { most: MOST_SERIES }) : undefined}
            onClick={() => onChange(lines.slice(0, MOST_SERIES))}
          >
            {points(`${kind}.short`)}{' '}
            {lines.length > MOST_SERIES ? `${MOST_SERIES}/${lines.length}` : lines.length}
          </button>
        );
      })}
    </fieldset>
  );
}

function PlantBranch({
  plant,
  collectors,
  chosen,
  onChange,
  open,
}: PlantPoints & {
  chosen: readonly SeriesKey[];
  onChange: (chosen: readonly SeriesKey[]) => void;
  open: boolean;
}) {
  const t = useTranslations('trends');
  const points = useTranslations('points');
  const language = useLanguage();
  const mine = chosen.filter((one) => plant.collectors.some(({ id }) => id === one.collector)).length;
  const full = chosen.length >= MOST_SERIES;
  return (
    <details open={open || mine > 0}>
      <summary>
        <span>{plant.name[language]}</span>
        {mine > 0 ? <b className={styles.mine}>{t('picker.mine', { count: mine })}</b> : null}
      </summary>
      {collectors.map(({ collector, points: ids }) => (
        <fieldset key={collector.id}>
          <legend>
            {collector.name[language]} <span className={styles.muted}>{collector.id}</span>
          </legend>
          {ids.map((point) => {
            const one = { collector: collector.id, point };
            const checked = chosen.some((other) => isSameSeries(other, one));
            return (
              <label key={formatSeriesKey(one)} className={styles.choice}>
                <input
                  type="checkbox"
                  checked={checked}
                  disabled={full && !checked}
                  onChange={() => onChange(toggleSeries(chosen, one))}
                />
                <span>{points(`${point}.name`)}</span>
              </label>
            );
          })}
        </fieldset>
      ))}
    </details>
  );
}
