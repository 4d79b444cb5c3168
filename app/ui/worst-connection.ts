import type { ConnectionState } from './live-connection';

/** Of what is shown and the line behind it, the state of the one that stands worse. */
export function worstConnection(states: readonly ConnectionState[]): ConnectionState {
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'live';
}

const WORST_FIRST: readonly ConnectionState[] = ['lost', 'connecting', 'live'];
