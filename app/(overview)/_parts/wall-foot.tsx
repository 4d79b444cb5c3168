'use client';

import { useTranslations } from 'next-intl';
import { WorldLink } from '../../ui/world-link';
import styles from './overview.module.css';
import type { WallCycle } from './use-wall-cycle';

/** How far the big screen's round is, to halt it, and the way back to the workplace. */
export function WallFoot({ cycle }: { cycle: WallCycle }) {
  const t = useTranslations('overview');
  return (
    <div className={styles.wallFoot}>
      <span className="num">
        {cycle.going ? t('wall.at', { place: cycle.place, stops: cycle.stops }) : t('wall.still')}
      </span>
      <button type="button" className="button" onClick={cycle.toggle}>
        {cycle.going ? t('wall.halt') : t('wall.goOn')}
      </button>
      <WorldLink href="/" className="button">
        {t('wall.leave')}
      </WorldLink>
    </div>
  );
}
