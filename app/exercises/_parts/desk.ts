import type { Run } from '../../../data/model/exercise';
import type { DeskControl, WhyNot } from './desk-controls';
import type { PersonAtDesk } from './use-person';
import type { Steering } from './use-steering';

/** What every part of the desk works with. */
export interface Desk {
  readonly run: Run;
  readonly person: PersonAtDesk;
  readonly steering: Steering;
  readonly whyNot: (control: DeskControl) => WhyNot | null;
  /** Seconds since the story's start in the run's present. */
  readonly nowS: number;
}
