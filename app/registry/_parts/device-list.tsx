'use client';

import { useTranslations } from 'next-intl';
import type { CollectorType } from '../../../data/model/points';
import type { Collector } from '../../../data/model/registry';
import styles from './registry.module.css';

type Device = keyof Collector['devices'];
const DEVICES: readonly Device[] = [
  'explosionVent',
  'isolationValve',
  'sparkDetection',
  'suppression',
  'inerting',
  'hydrogenVent',
];

const USUAL: Readonly<Record<CollectorType, readonly Device[]>> = {
  dry: ['explosionVent', 'isolationValve', 'sparkDetection', 'suppression', 'inerting'],
  wet: ['isolationValve', 'hydrogenVent'],
};

/** Protection that is fitted and that is not: a tick or a cross, and the word. What a type of collector does not need is left out unless fitted. */
export function DeviceList({ collector }: { collector: Collector }) {
  const t = useTranslations('registry');
  const shown = DEVICES.filter(
    (device) => collector.devices[device] || USUAL[collector.type].includes(device),
  );
  return (
    <ul className={styles.devices}>
      {shown.map((device) => {
        const fitted = collector.devices[device];
        return (
          <li key={device} data-fitted={fitted}>
            <svg
              width="12"
              height="12"
              viewBox="0 0 12 12"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
              aria-hidden
            >
              <path d={fitted ? 'M2 6.5 5 9.5 10 3' : 'M3 3l6 6M9 3 3 9'} />
            </svg>
            <span>{t(`device.${device}`)}</span>
            <span className="visually-hidden">{fitted ? t('fitted') : t('notFitted')}</span>
          </li>
        );
      })}
    </ul>
  );
}
