'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Camera } from '../../../data/model/registry';
import { useServerNow } from '../../ui/live';
import { SimulatedMark } from '../../ui/simulated-mark';
import { useLanguage } from '../../ui/use-language';
import { useClock } from '../../ui/world';
import styles from './plant.module.css';

const EVERY_MS = 60_000;

/** The newest picture of a camera, asked for once a minute. One that a virtual station drew says so; the past and exercises have none. */
export function CameraPicture({ camera, virtual }: { camera: Camera; virtual: boolean }) {
  const t = useTranslations('plant');
  const language = useLanguage();
  const isLive = useClock().mode === 'live';
  return (
    <figure className={styles.camera}>
      {isLive ? <Picture camera={camera} /> : <p className={styles.noPicture}>{t('liveOnly')}</p>}
      <figcaption>
        <span className="num">{camera.id}</span> {camera.name[language]}
        {virtual ? <SimulatedMark size="sm" /> : null}
      </figcaption>
    </figure>
  );
}

function Picture({ camera }: { camera: Camera }) {
  const t = useTranslations('plant');
  const language = useLanguage();
  const minute = Math.floor(useServerNow() / EVERY_MS);
  const [missing, setMissing] = useState<number | null>(null);
  const source = `/api/cameras/${encodeURIComponent(camera.id)}/snapshots/latest?minute=${minute}`;
  if (missing === minute || minute === 0) return <p className={styles.noPicture}>{t('noPicture')}</p>;
  return (
    // biome-ignore lint/performance/noImgElement: the picture changes each minute and comes from this server.
    <img
      src={source}
      alt={t('cameraPicture', { name: camera.name[language] })}
      onError={() => setMissing(minute)}
    />
  );
}
