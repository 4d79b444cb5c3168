import { describe, expect, it } from 'vitest';
import type { Warning } from '../../../data/model/risk';
import { warningSteps } from './warning-steps';

const MINUTE = 60_000;
const raised: Warning = {
  id: 'W1',
  enterprise: 'E5',
  level: 'orange',
  state: 'raised',
  raisedTs: 1_000_000,
  changedTs: 1_000_000,
  closedTs: null,
  acknowledged: null,
  causes: [],
};

describe('warningSteps', () => {
  it('waits until now, late after 30 minutes for orange', () => {
    expect(warningSteps(raised, 1_000_000 + 30 * MINUTE)).toMatchObject({
      waitedMs: 30 * MINUTE,
      late: false,
    });
    expect(warningSteps(raised, 1_000_000 + 31 * MINUTE).late).toBe(true);
  });

  it('stops waiting when someone acknowledges', () => {
    const acknowledged = { by: '示例甲', ts: 1_000_000 + 4 * MINUTE, reason: '已到场' };
    const steps = warningSteps({ ...raised, state: 'acknowledged', acknowledged }, 9e12);
    expect(steps).toMatchObject({
      waitedMs: 4 * MINUTE,
      late: false,
      acknowledgedTs: 1_000_000 + 4 * MINUTE,
    });
  });

  it('waits anew when it was made higher', () => {
    const higher: Warning = { ...raised, level: 'red', changedTs: 1_000_000 + 60 * MINUTE };
    expect(warningSteps(higher, 1_000_000 + 65 * MINUTE)).toMatchObject({
      waitedMs: 5 * MINUTE,
      late: false,
    });
  });

  it('stays late when it closed unseen too late', () => {
    const closed: Warning = { ...raised, state: 'closed', closedTs: 1_000_000 + 45 * MINUTE };
    expect(warningSteps(closed, 9e12)).toMatchObject({
      acknowledgedTs: null,
      waitedMs: 45 * MINUTE,
      late: true,
    });
  });
});
