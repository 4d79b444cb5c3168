import { describe, expect, it } from 'vitest';
import type { RunState } from '../../../data/model/exercise';
import { DESK_CONTROLS, type DeskView, isSteeredByOther, whyNot } from './desk-controls';

const SNAPSHOTS = [{ simTs: 1000, automatic: true }];
const trainer = { name: '孙教员', maySteer: true };

function view(state: RunState, part: Partial<DeskView> = {}): DeskView {
  return {
    run: { state, steeredBy: '孙教员', snapshots: SNAPSHOTS },
    person: trainer,
    lookingBack: false,
    ...part,
  };
}

function open(desk: DeskView): string[] {
  return DESK_CONTROLS.filter((control) => whyNot(control, desk) === null);
}

describe('controls of the desk', () => {
  it.each<[RunState, string[]]>([
    ['ready', ['start', 'step', 'speed', 'inject', 'act', 'snapshot', 'restore', 'stop']],
    ['running', ['freeze', 'speed', 'inject', 'act', 'snapshot', 'restore', 'stop']],
    ['frozen', ['start', 'step', 'speed', 'inject', 'act', 'snapshot', 'restore', 'stop']],
    ['ended', ['restore']],
    ['failed', ['restore']],
  ])('while %s', (state, expected) => {
    expect(open(view(state))).toEqual(expected);
  });

  it('says why', () => {
    expect(whyNot('start', view('running'))).toBe('running');
    expect(whyNot('freeze', view('ready'))).toBe('notStarted');
    expect(whyNot('inject', view('failed'))).toBe('failed');
  });

  it('shuts all for a person without the right', () => {
    expect(open(view('running', { person: { name: '李分析', maySteer: false } }))).toEqual([]);
  });

  it('shuts all while somebody else steers, but not once the run is over', () => {
    const other = { state: 'running', steeredBy: '周管理', snapshots: SNAPSHOTS } as const;
    expect(open(view('running', { run: other }))).toEqual([]);
    expect(isSteeredByOther(other, '孙教员')).toBe(true);
    expect(isSteeredByOther({ ...other, state: 'ended' }, '孙教员')).toBe(false);
    expect(isSteeredByOther({ ...other, steeredBy: null }, '孙教员')).toBe(false);
  });

  it('touches no plant while the past is shown, but the clock may be stopped', () => {
    const back = view('running', { lookingBack: true });
    expect([whyNot('inject', back), whyNot('act', back), whyNot('freeze', back)]).toEqual([
      'lookingBack',
      'lookingBack',
      null,
    ]);
  });

  it('cannot go on from a snapshot that nobody took', () => {
    const none = { state: 'running', steeredBy: '孙教员', snapshots: [] } as const;
    expect(whyNot('restore', view('running', { run: none }))).toBe('noSnapshot');
  });
});
