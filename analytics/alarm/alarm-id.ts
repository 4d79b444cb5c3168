import type { RuleId } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { World } from '../../data/model/world';
import { hash128 } from './hash-128';

export interface AlarmKey {
  readonly world: World;
  readonly collector: string;
  readonly ruleId: RuleId;
  readonly point: PointId | null;
  readonly raisedTs: number;
  readonly late: boolean;
}

/**
 * 128-bit name of an alarm, as hex: the same readings judged again give the same id, so an alarm told twice is one alarm. A late
 * one never has the name of one judged in order, so that it cannot take its place.
 */
export function alarmId(key: AlarmKey): string {
  const parts = [key.world, key.collector, key.ruleId, key.point ?? '', key.raisedTs];
  return hash128((key.late ? [...parts, 'late'] : parts).join('|'));
}
