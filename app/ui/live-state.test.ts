import { expect, it } from 'vitest';
import type { Alarm } from '../../data/model/alarm';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import { applyEvent, EMPTY_SNAPSHOT, sortSnapshot } from './live-state';

const alarm = (id: string, part: Partial<Alarm> = {}): Alarm => ({
  id,
  world: 'live',
  ruleId: 'dp-high',
  collector: 'E1-C01',
  point: 'differentialPressurePa',
  priority: 2,
  state: 'unack',
  raisedTs: 1000,
  knownAt: 1000,
  returnedTs: null,
  acknowledged: null,
  late: false,
  params: {},
  ...part,
});
const told = (subject: Alarm, seq = 1) =>
  ({ world: 'live', seq, type: 'alarm', kind: 'raised', alarm: subject, recorded: true }) as const;
const ids = (alarms: readonly Alarm[]) => alarms.map(({ id }) => id);

it('puts unacknowledged first, then the higher priority, then the newer', () => {
  const sorted = sortSnapshot({
    ...EMPTY_SNAPSHOT,
    alarms: [
      alarm('acknowledged', { state: 'ack', priority: 1 }),
      alarm('old', { raisedTs: 1 }),
      alarm('new', { raisedTs: 2 }),
      alarm('urgent', { priority: 1 }),
      alarm('returned', { state: 'rtn-unack', priority: 4 }),
      alarm('gone', { state: 'normal' }),
    ],
  });
  expect(ids(sorted.alarms)).toEqual(['urgent', 'new', 'old', 'returned', 'acknowledged']);
});

it('takes the same event twice as once', () => {
  const once = applyEvent(EMPTY_SNAPSHOT, told(alarm('a')));
  expect(applyEvent(once, told(alarm('a')))).toEqual(once);
});

it('lets an alarm leave when it is normal', () => {
  const open = applyEvent(EMPTY_SNAPSHOT, told(alarm('a')));
  expect(applyEvent(open, told(alarm('a', { state: 'normal' }))).alarms).toEqual([]);
});

it('replaces the risk of the enterprises told and keeps the others', () => {
  const risk = (enterprise: string, actual: number) => ({ enterprise, actual }) as EnterpriseRisk;
  const before = { ...EMPTY_SNAPSHOT, risk: [risk('E1', 10), risk('E2', 20)] };
  const after = applyEvent(before, { world: 'live', seq: 1, type: 'risk', risk: [risk('E2', 55)] });
  expect(after.risk).toEqual([risk('E1', 10), risk('E2', 55)]);
});

it('keeps one warning an id, newest change first', () => {
  const warning = (id: string, changedTs: number) => ({ id, changedTs }) as Warning;
  const before = { ...EMPTY_SNAPSHOT, warnings: [warning('b', 2), warning('a', 1)] };
  const after = applyEvent(before, { world: 'live', seq: 1, type: 'warning', warning: warning('a', 3) });
  expect(after.warnings).toEqual([warning('a', 3), warning('b', 2)]);
});
