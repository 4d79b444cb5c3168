import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherEnterprises, higherLevel, type PlacedEnterprise } from './gather-enterprises';

function at(id: string, east: number, north: number, rest: Partial<PlacedEnterprise> = {}): PlacedEnterprise {
  return {
    id,
    east,
    north,
    actual: 10,
    actualLevel: 'blue',
    extreme: 60,
    extremeLevel: 'orange',
    warning: null,
    waiting: false,
    ...rest,
  };
}

const anyCity = fc
  .array(
    fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
    {
      maxLength: 60,
    },
  )
  .map((places) => places.map(([east, north], i) => at(`E${i}`, east, north, { actual: i % 7 })));

describe('gatherEnterprises', () => {
  it('leaves what stands apart alone', () => {
    expect(gatherEnterprises([at('A', 0, 0), at('B', 10, 0)], 5)).toHaveLength(2);
  });

  it('gathers neighbours and shows the highest of each figure', () => {
    const [gathering, ...others] = gatherEnterprises(
      [
        at('A', 0, 0, { actual: 20, extreme: 80, extremeLevel: 'red' }),
        at('B', 2, 0, { actual: 60, actualLevel: 'orange', warning: 'yellow' }),
        at('C', 1, 1, { actual: null, actualLevel: null, warning: 'red', waiting: true }),
      ],
      5,
    );
    expect(others).toEqual([]);
    expect(gathering).toMatchObject({
      actual: 60,
      actualLevel: 'orange',
      extreme: 80,
      extremeLevel: 'red',
      warning: 'red',
      waiting: true,
    });
    expect(gathering?.members[0]).toBe(1);
    expect(gathering?.east).toBeCloseTo(1, 12);
  });

  it('gathers across the lines of its own grid', () => {
    expect(gatherEnterprises([at('A', -0.1, -0.1), at('B', 0.1, 0.1)], 5)).toHaveLength(1);
  });

  it('puts every enterprise into exactly one gathering, whatever the order', () => {
    fc.assert(
      fc.property(anyCity, fc.double({ min: 0, max: 40, noNaN: true }), (placed, radius) => {
        const gathered = gatherEnterprises(placed, radius);
        const members = gathered.flatMap((g) => g.members).toSorted((a, b) => a - b);
        expect(members).toEqual(placed.map((_, i) => i));
        const names = (list: readonly PlacedEnterprise[]) =>
          gatherEnterprises(list, radius)
            .map((g) => g.members.map((i) => list[i]?.id).toSorted())
            .toSorted();
        expect(names(placed.toReversed())).toEqual(names(placed));
      }),
    );
  });

  it('keeps the leaders of gatherings farther apart than the radius', () => {
    fc.assert(
      fc.property(anyCity, fc.double({ min: 0.1, max: 40, noNaN: true }), (placed, radius) => {
        const leaders = gatherEnterprises(placed, radius).map(
          (g) => placed[g.members[0] ?? -1] as PlacedEnterprise,
        );
        for (const a of leaders)
          for (const b of leaders)
            if (a !== b) expect(Math.hypot(a.east - b.east, a.north - b.north)).toBeGreaterThan(radius);
      }),
    );
  });
});

describe('higherLevel', () => {
  it('orders red above blue above nothing', () => {
    expect(higherLevel('blue', 'red')).toBe('red');
    expect(higherLevel('yellow', null)).toBe('yellow');
    expect(higherLevel(null, null)).toBeNull();
  });
});
