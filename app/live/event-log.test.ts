import { describe, expect, it } from 'vitest';
import type { Warning } from '../../data/model/risk';
import { createEventLog } from './event-log';

const warning: Warning = {
  id: 'w',
  enterprise: 'E1',
  level: 'blue',
  state: 'raised',
  raisedTs: 1,
  changedTs: 1,
  closedTs: null,
  acknowledged: null,
  causes: [],
};
const tellThree = (capacity: number) => {
  const log = createEventLog({ firstSeq: 100, capacity });
  for (let i = 0; i < 3; i += 1) log.tell({ world: 'live', type: 'warning', warning });
  return log;
};
const seqs = (answer: ReturnType<ReturnType<typeof createEventLog>['after']>) =>
  answer === 'too-old' ? answer : answer.map((event) => event.seq);

describe('event log', () => {
  it('numbers without gaps from the first', () => {
    expect(seqs(tellThree(10).after(99))).toEqual([100, 101, 102]);
  });
  it('answers what came after a number', () => {
    const log = tellThree(10);
    expect(seqs(log.after(100))).toEqual([101, 102]);
    expect(seqs(log.after(102))).toEqual([]);
  });
  it('says when events asked for are no longer kept, or of another process', () => {
    const log = tellThree(2);
    expect(seqs(log.after(100))).toEqual([101, 102]);
    expect(log.after(99)).toBe('too-old');
    expect(log.after(103)).toBe('too-old');
    expect(log.after(5)).toBe('too-old');
  });
  it('tells each listener once, until it leaves', () => {
    const log = createEventLog({ firstSeq: 1, capacity: 10 });
    const heard: number[] = [];
    const leave = log.subscribe((event) => heard.push(event.seq));
    log.tell({ world: 'live', type: 'warning', warning });
    leave();
    log.tell({ world: 'live', type: 'warning', warning });
    expect(heard).toEqual([1]);
  });
});
