'use client';

import { Modal } from 'antd';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Camera } from '../../../data/model/registry';
import { formatAge, formatDateTime } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import { SimulatedMark } from '../../ui/simulated-mark';
import { useLanguage } from '../../ui/use-language';
import { useClock } from '../../ui/world';
import styles from './camera-picture.module.css';
import { usePictureTs } from './use-picture-ts';

export interface CameraPictureProps {
  readonly camera: Camera;
  readonly virtual: boolean;
  /** Leads to the camera in the scene, where it stands there. */
  readonly onShow?: () => void;
}

/** A camera's newest picture, or the one of the moment that is shown. One that a virtual station drew says so. */
export function CameraPicture({ camera, virtual, onShow }: CameraPictureProps) {
  const t = useTranslations('camera');
  const language = useLanguage();
  return (
    <figure className={styles.camera}>
      <Picture camera={camera} />
      <figcaption className={styles.caption}>
        <span>
          <span className="num">{camera.id}</span> {camera.name[language]}
        </span>
        {virtual ? <SimulatedMark size="sm" /> : null}
        {onShow ? (
          <button type="button" className={styles.show} onClick={onShow}>
            {t('inTwin')}
          </button>
        ) : null}
      </figcaption>
    </figure>
  );
}

function Picture({ camera }: { camera: Camera }) {
  const t = useTranslations('camera');
  const { at } = useClock();
  const { data: ts, error } = usePictureTs(camera.id, at);
  if (ts === undefined)
    return (
      <p className={styles.none} role="status">
        {error ? t('failed', { sentence: error.message }) : t('loading')}
      </p>
    );
  if (ts === null) return <p className={styles.none}>{at === null ? t('none') : t('noneThen')}</p>;
  return <KnownPicture camera={camera} ts={ts} />;
}

function KnownPicture({ camera, ts }: { camera: Camera; ts: number }) {
  const t = useTranslations('camera');
  const language = useLanguage();
  const [failedTs, setFailedTs] = useState<number | null>(null);
  const [isLarge, enlarge] = useState(false);
  const name = camera.name[language];
  const image = (
    // biome-ignore lint/performance/noImgElement: the picture comes from this server and is made small already.
    <img
      src={`/api/cameras/${encodeURIComponent(camera.id)}/snapshots?at=${ts}`}
      alt={t('alt', { name, time: formatDateTime(ts) })}
      onError={() => setFailedTs(ts)}
    />
  );
  if (failedTs === ts) return <p className={styles.none}>{t('unreadable')}</p>;
  return (
    <>
      <button
        type="button"
        className={styles.picture}
        aria-label={t('enlarge', { name })}
        onClick={() => enlarge(true)}
      >
        {image}
      </button>
      <Age ts={ts} />
      <Modal
        open={isLarge}
        title={`${camera.id} ${name}`}
        footer={null}
        centered
        // At once: beside a scene that draws, an animation may stand still.
        transitionName=""
        maskTransitionName=""
        width="min(1280px, calc(100vw - 32px))"
        onCancel={() => enlarge(false)}
      >
        <div className={styles.large}>
          {image}
          <Age ts={ts} />
        </div>
      </Modal>
    </>
  );
}

/** Without a new picture for this long a camera that sends one a minute has fallen silent, ms. */
const OLD_AFTER_MS = 300_000;

/** When the picture was taken, and how long before the moment that is shown. */
function Age({ ts }: { ts: number }) {
  const t = useTranslations('camera');
  const language = useLanguage();
  const { at } = useClock();
  const now = useServerNow();
  const ageMs = Math.max(0, (at ?? now) - ts);
  const age = formatAge(ageMs, language);
  const kind = kindOf(at, ageMs);
  const isKnown = at !== null || now !== 0;
  return (
    <p className={styles.age}>
      <time dateTime={new Date(ts).toISOString()} className="num">
        {formatDateTime(ts)}
      </time>
      {isKnown ? <span data-kind={kind}>{t(`age.${kind}`, { age })}</span> : null}
    </p>
  );
}

function kindOf(at: number | null, ageMs: number): 'ago' | 'old' | 'before' {
  if (at !== null) return 'before';
  return ageMs > OLD_AFTER_MS ? 'old' : 'ago';
}
