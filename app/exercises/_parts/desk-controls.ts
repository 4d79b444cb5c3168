import type { Run, RunState } from '../../../data/model/exercise';

/** What a person can do at the desk of a run. */
export const DESK_CONTROLS = [
  'start',
  'freeze',
  'step',
  'speed',
  'inject',
  'act',
  'snapshot',
  'restore',
  'stop',
] as const;
export type DeskControl = (typeof DESK_CONTROLS)[number];

/** Why a control cannot be used just now; a key of `exercises.whyNot`. */
export type WhyNot =
  | 'noRight'
  | 'steeredByOther'
  | 'lookingBack'
  | 'notStarted'
  | 'running'
  | 'frozen'
  | 'over'
  | 'failed'
  | 'noSnapshot';

export interface DeskView {
  readonly run: Pick<Run, 'state' | 'steeredBy' | 'snapshots'>;
  readonly person: { readonly name: string; readonly maySteer: boolean };
  /** The page shows a past moment of the run: what it shows is not what a command would change. */
  readonly lookingBack: boolean;
}

type Reasons = Readonly<Partial<Record<RunState, WhyNot>>>;

const OVER: Reasons = { ended: 'over', failed: 'failed' };
const BY_STATE: Readonly<Record<DeskControl, Reasons>> = {
  start: { ...OVER, running: 'running' },
  freeze: { ...OVER, ready: 'notStarted', frozen: 'frozen' },
  step: { ...OVER, running: 'running' },
  speed: OVER,
  inject: OVER,
  act: OVER,
  snapshot: OVER,
  restore: {},
  stop: OVER,
};
const NEEDS_THE_PRESENT: ReadonlySet<DeskControl> = new Set(['inject', 'act']);

/** The reason why a control is shut, or null when it is open. The server decides again. */
export function whyNot(control: DeskControl, { run, person, lookingBack }: DeskView): WhyNot | null {
  if (!person.maySteer) return 'noRight';
  const byState = BY_STATE[control][run.state];
  if (byState) return byState;
  if (control === 'restore' && run.snapshots.length === 0) return 'noSnapshot';
  if (isSteeredByOther(run, person.name)) return 'steeredByOther';
  if (lookingBack && NEEDS_THE_PRESENT.has(control)) return 'lookingBack';
  return null;
}

/** Somebody else has the desk of a run that still goes. */
export function isSteeredByOther(run: Pick<Run, 'state' | 'steeredBy'>, name: string): boolean {
  const goes = run.state === 'ready' || run.state === 'running' || run.state === 'frozen';
  return goes && run.steeredBy !== null && run.steeredBy !== name;
}
