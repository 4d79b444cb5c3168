import type { RunClock, RunStory } from '../../data/model/exercise';
import type { CommandInbox } from './command-inbox';
import type { Pace } from './pace';
import type { RunDesk } from './run-desk';
import type { RunLine } from './run-line';
import type { RunPlants } from './run-plants';

export type CommandAnswer = NonNullable<RunClock['answers']>[number];

/** What a run works with, and how it stands. The functions beside this file change it one after another, never at once. */
export interface RunStage {
  readonly story: RunStory;
  readonly plants: RunPlants;
  readonly line: RunLine;
  readonly desk: RunDesk;
  readonly inbox: CommandInbox;
  /** Wall clock, ms: how long it takes; what happens never depends on it. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly warn: (sentence: string) => void;

  state: RunClock['state'];
  pace: Pace;
  /** Wall ms of the newest clock message. */
  saidAt: number;
  /** Simulated epoch ms of the newest snapshot; the start before the first. */
  snapshotTs: number;
  /** Commands handled since the newest clock message. */
  answers: CommandAnswer[];
  /** By number: a command that comes again, because the line was lost in between, is answered again and done once. */
  readonly answered: Map<number, CommandAnswer>;
  /** Nothing more is played: the story is over or somebody stopped it. */
  over: boolean;
}
