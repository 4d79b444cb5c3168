'use client';

import { useTranslations } from 'next-intl';
import type { Alarm } from '../../data/model/alarm';
import { formatMinute } from './format';

/** Of an alarm that maintenance holds back: until when, and why. Nothing of any other. */
export function HeldBack({ alarm }: { alarm: Alarm }) {
  const t = useTranslations('alarms');
  const { maintenanceTo, maintenanceReason } = alarm.params;
  if (alarm.state !== 'out-of-service' || typeof maintenanceTo !== 'number') return null;
  return (
    <span>
      {t('heldUntil', { until: formatMinute(maintenanceTo), reason: String(maintenanceReason ?? '') })}
    </span>
  );
}
