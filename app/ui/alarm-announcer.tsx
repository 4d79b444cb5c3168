'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Alarm } from '../../data/model/alarm';
import { levelOfPriority } from '../../data/model/level';
import { useOpenAlarmsNow, useOpenAlarmsNowLoaded } from './live';
import { useWorld } from './world';

/** Says new unacknowledged alarms of the world's present to screen readers, also while its past is shown: one by its name, many at once as a number. */
export function AlarmAnnouncer() {
  const t = useTranslations('common');
  const rules = useTranslations('rules');
  const alarms = useOpenAlarmsNow();
  const loaded = useOpenAlarmsNowLoaded();
  const world = useWorld();
  const known = useRef<ReadonlySet<string> | null>(null);
  const [text, setText] = useState('');

  // What another world held is no news; what is open when a person comes to a world is not new either.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another world is heard anew
  useEffect(() => {
    known.current = null;
    setText('');
  }, [world]);

  useEffect(() => {
    if (!loaded) return;
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
  }, [alarms, loaded, t, rules]);

  return (
    <div className="visually-hidden" role="log" aria-live="assertive">
      {text}
    </div>
  );
}
