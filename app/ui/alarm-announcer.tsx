'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Alarm } from '../../data/model/alarm';
import { levelOfPriority } from '../../data/model/level';
import { useLiveLoaded, useOpenAlarms } from './live';
import { useMomentTs, useWorld } from './world';

/** Says new unacknowledged alarms to screen readers: one by its name, many at once as a number. */
export function AlarmAnnouncer() {
  const t = useTranslations('common');
  const rules = useTranslations('rules');
  const alarms = useOpenAlarms();
  const loaded = useLiveLoaded();
  const world = useWorld();
  const isPast = useMomentTs() !== null;
  const known = useRef<ReadonlySet<string> | null>(null);
  const [text, setText] = useState('');

  // What another world held, or the past, is no news; what is open when a person comes to a world is not new either.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another world is heard anew
  useEffect(() => {
    known.current = null;
    setText('');
  }, [world, isPast]);

  useEffect(() => {
    if (!loaded || isPast) return;
    const before = known.current;
    known.current = new Set(alarms.map((alarm) => alarm.id));
    const fresh = before ? alarms.filter((alarm) => !before.has(alarm.id) && alarm.state === 'unack') : [];
    const first = fresh[0];
    if (!first) return;
    const level = t(`level.${levelOfPriority(first.priority)}`);
    setText(fresh.length > 1 ? t('announce.many', { count: fresh.length, level }) : sayOne(first, level));

    function sayOne(alarm: Alarm, levelWord: string): string {
      const key = `${alarm.ruleId}.name`;
      const rule = rules.has(key) ? rules(key) : alarm.ruleId;
      return t('announce.one', { level: levelWord, rule, collector: alarm.collector });
    }
  }, [alarms, loaded, isPast, t, rules]);

  return (
    <div className="visually-hidden" role="log" aria-live="assertive">
      {text}
    </div>
  );
}
