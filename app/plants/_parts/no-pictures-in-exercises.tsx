'use client';

import { useTranslations } from 'next-intl';
import { useClock } from '../../ui/world';
import styles from './camera-picture.module.css';

/** Says in an exercise why it shows no camera; nothing else. */
export function NoPicturesInExercises() {
  const t = useTranslations('camera');
  return useClock().mode === 'exercise' ? <p className={styles.none}>{t('exercise')}</p> : null;
}
