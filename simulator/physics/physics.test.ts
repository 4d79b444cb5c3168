import { expect, test } from 'vitest';
import { airlockDischarge } from './airlock-discharge';
import { approach } from './approach';
import { fanFlow } from './fan-flow';
import { filterDrag, rowDrag } from './filter-drag';
import { growCake } from './grow-cake';
import { hopperTemperature } from './hopper-temperature';
import { outdoorTemperature, workshopTemperature } from './outdoor-temperature';
import { pulseRow } from './pulse-row';

const cloth = { residualDragPaSM: 2.5e4, cakeResistancePerS: 6e4 };

test('a lag covers 63.2 % of the way in one time constant, and two halves make a whole', () => {
  expect(approach(0, 1, 60, 60)).toBeCloseTo(0.632, 3);
  expect(approach(approach(0, 1, 30, 60), 1, 30, 60)).toBeCloseTo(approach(0, 1, 60, 60), 12);
});

test('drag is K1 + K2 w: 2.5e4 + 6e4 x 0.5 = 5.5e4, so 0.02 m/s costs 1100 Pa', () => {
  expect(rowDrag(cloth, 0.5) * 0.02).toBe(1100);
});

test('rows in parallel average their conductances: 2e4 and 6e4 give 3e4', () => {
  expect(filterDrag({ residualDragPaSM: 2e4, cakeResistancePerS: 4e4 }, [0, 1])).toBeCloseTo(3e4, 6);
});

test.each([
  [0.001, 622],
  [0.01, 544],
  [0.03, 425],
])('a torn share of %f leaves %i of 632 Pa', (tornShare, pa) => {
  const drag = 34_400;
  const torn = filterDrag({ residualDragPaSM: drag, cakeResistancePerS: 0 }, [0], tornShare);
  expect((632 * torn) / drag).toBeCloseTo(pa, -0.5);
});

test('fan and system meet where their pressures agree', () => {
  const flow = fanFlow({ shutOffPa: 5206, fallPaS2M6: 100 }, 1, {
    ductPaS2M6: 132,
    clothPaSM3: 260,
    leakM3s: 0,
  });
  expect(5206 - 100 * flow ** 2).toBeCloseTo(132 * flow ** 2 + 260 * flow, 6);
});

test('fan laws: half the speed of a system without cloth gives half the flow; a fan at rest none', () => {
  const fan = { shutOffPa: 4000, fallPaS2M6: 100 };
  const path = { ductPaS2M6: 150, clothPaSM3: 0, leakM3s: 0 };
  expect(fanFlow(fan, 0.5, path)).toBeCloseTo(fanFlow(fan, 1, path) / 2, 12);
  expect(fanFlow(fan, 0, path)).toBe(0);
});

test('cake grows by dust times velocity: 2 g/m3 at 0.02 m/s for 100 s is 4 g/m2', () => {
  expect(growCake([0.1], () => 0.02, 0.002, 100)[0]).toBeCloseTo(0.104, 12);
});

test('a pulse takes three quarters of one row, never below the residue, never from its neighbours', () => {
  expect(pulseRow([0.4, 0.4], 1, 0.75, 0.02)).toEqual([0.4, 0.1]);
  expect(pulseRow([0.04], 0, 0.75, 0.02)).toEqual([0.02]);
  expect(pulseRow([0.4], 0, 0, 0.02)).toEqual([0.4]);
});

test('an airlock passes half its capacity with its pockets half full, and never more than lies there', () => {
  const airlock = { kind: 'rotary', capacityKgS: 0.1, halfFillKg: 5 } as const;
  expect(airlockDischarge(airlock, 5, 1, 10)).toBeCloseTo(0.5, 12);
  expect(airlockDischarge(airlock, 5, 0, 10)).toBe(0);
  expect(airlockDischarge(airlock, 0.001, 1, 1e9)).toBe(0.001);
  expect(airlockDischarge({ ...airlock, kind: 'none' }, 5, 1, 10)).toBe(0);
});

test('a hopper settles where gains and losses agree: (12 x 30 + 8 x 10) / 20 = 22 degC; a 6 kW nest adds 300 K per m3', () => {
  const heat = { volumeM3: 1, gasC: 30, ambientC: 10, fanRuns: true, smoulderW: 0, dustKg: 0, fillShare: 0 };
  expect(hopperTemperature(0, heat, 1e7)).toBeCloseTo(22, 6);
  expect(hopperTemperature(0, { ...heat, smoulderW: 6000 }, 1e7)).toBeCloseTo(322, 6);
});

test('a 6 kW nest in a cubic metre heats 120 kJ/K by 3 K in the first minute', () => {
  const heat = {
    volumeM3: 1,
    gasC: 22,
    ambientC: 22,
    fanRuns: true,
    smoulderW: 6000,
    dustKg: 30,
    fillShare: 0,
  };
  expect(hopperTemperature(22, heat, 60)).toBeCloseTo(25, 1);
});

test('a hopper full of 150 kg: three quarters of the wall are covered, (12 x 30 + 2 x 10) / 14 = 27.1 degC, at twice the heat capacity', () => {
  const heat = {
    volumeM3: 1,
    gasC: 30,
    ambientC: 10,
    fanRuns: true,
    smoulderW: 0,
    dustKg: 150,
    fillShare: 1,
  };
  expect(hopperTemperature(0, heat, 1e7)).toBeCloseTo(27.143, 3);
  const tauS = 240_000 / 14;
  expect(hopperTemperature(0, heat, tauS) / 27.143).toBeCloseTo(0.632, 3);
});

test('a hopper that takes twice the heat from its gas: (24 x 30 + 8 x 10) / 32 = 25 degC, 63 % of it in 120 kJ / 32 W = 3750 s', () => {
  const heat = {
    volumeM3: 1,
    gasC: 30,
    ambientC: 10,
    fanRuns: true,
    smoulderW: 0,
    dustKg: 0,
    fillShare: 0,
    factors: { capacity: 1, gas: 2, wall: 1 },
  };
  expect(hopperTemperature(0, heat, 1e7)).toBeCloseTo(25, 9);
  expect(hopperTemperature(0, heat, 3750)).toBeCloseTo(25 * (1 - 1 / Math.E), 6);
});

test('Beijing: about -3 degC in mid January, 27 in mid July, warmest at three in the afternoon; workshops never below 16', () => {
  expect(meanOfDay('2026-01-20')).toBeCloseTo(-3, 0);
  expect(meanOfDay('2026-07-21')).toBeCloseTo(27, 0);
  const at = (time: string) => outdoorTemperature(Date.parse(`2026-04-20T${time}:00+08:00`));
  expect(at('15:00') - at('03:00')).toBeCloseTo(10, 0);
  expect(workshopTemperature(-20)).toBe(16);
  expect(workshopTemperature(30)).toBe(29);
});

function meanOfDay(day: string): number {
  const start = Date.parse(`${day}T00:00:00+08:00`);
  let sum = 0;
  for (let hour = 0; hour < 24; hour++) sum += outdoorTemperature(start + hour * 3_600_000);
  return sum / 24;
}
