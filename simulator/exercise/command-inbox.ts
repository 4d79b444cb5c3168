/** Control messages that wait for the end of the round in which they came. */
export interface CommandInbox {
  readonly put: (payload: string) => void;
  readonly take: () => string | undefined;
  readonly isEmpty: () => boolean;
  /** Resolves at the next message. */
  readonly arrival: () => Promise<void>;
}

export function createCommandInbox(): CommandInbox {
  const waiting: string[] = [];
  let wake: (() => void) | undefined;
  return {
    put(payload) {
      waiting.push(payload);
      wake?.();
    },
    take: () => waiting.shift(),
    isEmpty: () => waiting.length === 0,
    arrival: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
  };
}
