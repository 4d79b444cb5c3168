import type { World } from '../model/world';

export interface Origin {
  readonly world: World;
  /** Whether the station is virtual; undefined where nobody knows the station. */
  readonly virtual: boolean | undefined;
}

export interface Destination {
  /** The operator, or the demonstration, marked it as a stand-in. */
  readonly isMarkedStandIn: boolean;
  /** It was asked and says so itself. */
  readonly saysStandIn: boolean;
}

/**
 * Whether a reading may be sent there at all (house, idea 2). Real stations' data may go wherever the link is set to; virtual stations'
 * data only to an endpoint that is marked as a stand-in and says so itself; an exercise's data goes nowhere.
 */
export function mayLeave(origin: Origin, destination: Destination): boolean {
  if (origin.world !== 'live') return false;
  if (origin.virtual === false) return true;
  return destination.isMarkedStandIn && destination.saysStandIn;
}
