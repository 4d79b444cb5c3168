import type { Alarm } from '../../data/model/alarm';

/** The first whole second at which the alarm was known, epoch ms: what was shown a second earlier did not have it. */
export function momentOfAlarm({ raisedTs, knownAt }: Pick<Alarm, 'raisedTs' | 'knownAt'>): number {
  return Math.ceil(Math.max(raisedTs, knownAt) / 1000) * 1000;
}
