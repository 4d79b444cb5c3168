import type { CommitGroup } from '../../data/store/types';
import type { GroupContext, Item, JudgedGroup } from './judge-group';

export interface FlowOptions {
  /** Waits for more, and for a turn, before each group. Default: 10 ms. */
  readonly gather?: () => Promise<void>;
  /** Registry, configuration, judge state and intake as they stand at the group's beginning. */
  readonly context: () => Omit<GroupContext, 'evaluate' | 'now' | 'nothingWaits'>;
  readonly now: () => number;
  readonly commit: (group: CommitGroup) => Promise<void>;
  /** While true nothing is kept without a commit, however empty: what looks like a repetition may never have been stored. */
  readonly isDoubtful?: () => boolean;
  /** The group is durable: move the world's memory on and tell everybody. */
  readonly told: (group: JudgedGroup, items: readonly Item[], now: number) => void;
  /** The commit threw and its fate is unknown: tell what it held (null: nothing that is unrecorded) as unrecorded, then stand where the store stands. */
  readonly failed: (group: JudgedGroup | null, error: unknown) => Promise<void>;
  readonly maxItems?: number;
  readonly checkpointEveryMs?: number;
}

export interface Flow {
  readonly take: (item: Item) => void;
  /** Resolves when everything taken so far is carried. */
  readonly drained: () => Promise<void>;
  /** Taken and not yet carried, or on its way. */
  readonly isBusy: () => boolean;
}
