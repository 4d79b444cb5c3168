import fc from 'fast-check';
import { expect, test } from 'vitest';
import { branchResistance } from './branch-resistance';
import { depositExchange } from './deposit-exchange';
import { depositResistance } from './deposit-resistance';
import { ductFreeShare } from './duct-free-share';
import { ductResistance } from './duct-resistance';
import { fanFlow } from './fan-flow';
import { fanSpeed } from './fan-speed';
import { transportVelocity } from './transport-velocity';

const positive = fc.double({ min: 0.1, max: 1000, noNaN: true });

test('branches of 9, 16 and 144 make 2.25: 1/3 + 1/4 + 1/12 = 2/3, and 1 / (2/3)2', () => {
  expect(branchResistance([9, 16, 144])).toBeCloseTo(2.25, 12);
  expect(branchResistance([40, 40])).toBeCloseTo(10, 12);
});

test('the flows of branches at one pressure add up to the flow of all', () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 1, maxLength: 12 }), positive, (branches, pa) => {
      const together = branches.reduce((sum, k) => sum + Math.sqrt(pa / k), 0);
      expect(Math.sqrt(pa / branchResistance(branches)) / together).toBeCloseTo(1, 9);
    }),
  );
});

test('one of two like branches shut: the branches cost four times as much, 0.4 x 100 + 0.6 x 400 = 280', () => {
  const branching = { branchShare: 0.6, airShares: [0.5, 0.5] };
  expect(ductResistance(100, branching, 1)).toBe(100);
  expect(ductResistance(100, branching, 1e12)).toBeCloseTo(280, 2);
  expect(ductResistance(100, { branchShare: 0.6, airShares: [1] }, 100)).toBeCloseTo(40 + 6000, 9);
});

test('a plug raises the resistance, the more the busier its branch', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      fc.double({ min: 1.01, max: 100, noNaN: true }),
      (busiest, factor) => {
        const branching = { branchShare: 0.6, airShares: [busiest, 1 - busiest].filter((s) => s > 0) };
        const plugged = ductResistance(100, branching, factor);
        expect(plugged).toBeGreaterThan(100);
        expect(ductResistance(100, branching, 1.5 * factor)).toBeGreaterThan(plugged);
        expect(plugged).toBeGreaterThan(
          ductResistance(100, { branchShare: 0.6, airShares: [0.5, 0.5] }, factor) - 1e-9,
        );
      },
    ),
  );
});

test('transport velocities as in the ACGIH tables in metres: 12-15, 15-20, 18-20, 20-23, 23 m/s at their lower ends', () => {
  const speeds = (['very-fine-light', 'dry-powder', 'general', 'heavy', 'heavy-or-moist'] as const).map(
    transportVelocity,
  );
  [12, 15, 18, 20, 23].forEach((published, index) => {
    expect(Math.abs((speeds[index] ?? 0) - published)).toBeLessThan(0.8);
  });
});

test('at half the transport velocity half of the dust settles; at twice 63 % of a deposit goes in ten minutes', () => {
  const air = { velocityMs: 10, transportMs: 20, broughtKg: 0.1, depositKg: 50 };
  expect(depositExchange(air, 10)).toBeCloseTo(0.05, 12);
  expect(depositExchange({ ...air, velocityMs: 20 }, 10)).toBeCloseTo(0, 12);
  expect(depositExchange({ ...air, velocityMs: 40 }, 600)).toBeCloseTo(-50 * 0.6321, 2);
  expect(depositExchange({ ...air, velocityMs: 40, depositKg: 0 }, 600)).toBeCloseTo(0, 12);
});

test('no more settles than comes, no more is taken up than lies there', () => {
  const amount = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(amount, amount, amount, (velocityMs, broughtKg, depositKg) => {
      const settledKg = depositExchange({ velocityMs, transportMs: 18, broughtKg, depositKg }, 10);
      expect(settledKg).toBeLessThanOrEqual(broughtKg);
      expect(settledKg).toBeGreaterThanOrEqual(-depositKg);
    }),
  );
});

test('half full leaves half free, over-full a tenth', () => {
  expect(ductFreeShare(50, 100)).toBe(0.5);
  expect(ductFreeShare(0, 100)).toBe(1);
  expect(ductFreeShare(500, 100)).toBe(0.1);
});

test('a dune that halves 0.1 m2 costs two velocity heads: 2 x 1.2 / (2 x 0.01) = 120; four of them 480; none 0', () => {
  expect(depositResistance(0.5, 0.1, 1)).toBeCloseTo(120, 9);
  expect(depositResistance(0.5, 0.1, 4)).toBeCloseTo(480, 9);
  expect(depositResistance(1, 0.1, 4)).toBe(0);
});

test('a leak behind the cloth takes its share of the fan: pressures still meet, the ducts get less, in the end nothing', () => {
  const fan = { shutOffPa: 5206, fallPaS2M6: 100 };
  const path = { ductPaS2M6: 132, clothPaSM3: 260, leakM3s: 1.5 };
  const flow = fanFlow(fan, 1, path);
  expect(5206 - 100 * (flow + 1.5) ** 2).toBeCloseTo(132 * flow ** 2 + 260 * flow, 6);
  expect(flow).toBeLessThan(fanFlow(fan, 1, { ...path, leakM3s: 0 }));
  expect(fanFlow(fan, 1, { ...path, leakM3s: 8 })).toBe(0);
});

test('the speed that a flow needs gives that flow back', () => {
  fc.assert(
    fc.property(positive, positive, positive, (ductPaS2M6, clothPaSM3, flowDm3s) => {
      const fan = { shutOffPa: 4000, fallPaS2M6: 100 };
      const path = { ductPaS2M6, clothPaSM3, leakM3s: 0.05 };
      const flow = flowDm3s / 100;
      expect(fanFlow(fan, fanSpeed(fan, flow, path), path) / flow).toBeCloseTo(1, 6);
    }),
  );
});
