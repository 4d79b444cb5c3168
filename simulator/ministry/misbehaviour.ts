import type { Misbehaviour, StandInCommand } from '../../data/model/exchange';

export interface MisbehaviourState {
  readonly obey: (command: StandInCommand) => void;
  readonly current: () => Misbehaviour;
  /** What the next message meets; it counts against the command's requests. */
  readonly take: () => Misbehaviour;
}

/** How the stand-in behaves: well, until told otherwise, for so many messages or until told again. */
export function createMisbehaviour(): MisbehaviourState {
  let command: StandInCommand = { behaviour: 'none', requests: null };
  return {
    obey(next) {
      command = next;
    },
    current: () => command.behaviour,
    take() {
      const { behaviour, requests } = command;
      if (requests !== null)
        command =
          requests > 1 ? { behaviour, requests: requests - 1 } : { behaviour: 'none', requests: null };
      return behaviour;
    },
  };
}
