import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { World } from '../model/world';
import { type Destination, mayLeave, type Origin } from './may-leave';

const anyWorld: fc.Arbitrary<World> = fc.oneof(
  fc.constant<World>('live'),
  fc.stringMatching(/^[a-z0-9]{1,8}$/).map((id): World => `run:${id}`),
);
const anyOrigin: fc.Arbitrary<Origin> = fc.record({
  world: anyWorld,
  virtual: fc.constantFrom(true, false, undefined),
});
const anyDestination: fc.Arbitrary<Destination> = fc.record({
  isMarkedStandIn: fc.boolean(),
  saysStandIn: fc.boolean(),
});

describe('what may leave', () => {
  it('is never an exercise', () => {
    fc.assert(
      fc.property(anyOrigin, anyDestination, (origin, destination) => {
        fc.pre(origin.world !== 'live');
        expect(mayLeave(origin, destination)).toBe(false);
      }),
    );
  });

  it('is virtual data only where the endpoint is marked and says so itself', () => {
    fc.assert(
      fc.property(anyOrigin, anyDestination, (origin, destination) => {
        fc.pre(origin.virtual !== false && !(destination.isMarkedStandIn && destination.saysStandIn));
        expect(mayLeave(origin, destination)).toBe(false);
      }),
    );
  });

  it("is a real station's live data, wherever the link goes", () => {
    fc.assert(
      fc.property(anyDestination, (destination) => {
        expect(mayLeave({ world: 'live', virtual: false }, destination)).toBe(true);
      }),
    );
    expect(mayLeave({ world: 'live', virtual: true }, { isMarkedStandIn: true, saysStandIn: true })).toBe(
      true,
    );
  });
});
