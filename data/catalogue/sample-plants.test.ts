import { describe, expect, it } from 'vitest';
import { POINTS } from '../model/points';
import { buildRegistry, registryRecordSchema, stationOf } from '../model/registry';
import { isInside } from './district-at';
import { AREAS, DISTRICTS } from './districts';
import { SAMPLE_RECORDS } from './sample-plants';
import { tradeByCode } from './trades';

const registry = buildRegistry(SAMPLE_RECORDS);
const enterprises = [...registry.enterprises.values()];
const collectors = [...registry.collectors.values()];

describe('the sample plants', () => {
  it('are records as the import takes them', () => {
    for (const record of SAMPLE_RECORDS) expect(registryRecordSchema.parse(record)).toEqual(record);
    expect(SAMPLE_RECORDS.length).toBe(new Set(SAMPLE_RECORDS.map((r) => `${r.kind} ${r.id}`)).size);
  });

  it('say that they are invented and name no real thing', () => {
    for (const enterprise of enterprises) {
      expect(enterprise.sample).toBe(true);
      expect(enterprise.uscc).toBeUndefined();
      expect(enterprise.name.zh).toMatch(/^示例·.*（虚构）$/);
      expect(enterprise.name.en).toMatch(/^Sample .* \(invented\)$/);
      for (const { phone } of enterprise.contacts) expect(phone).toMatch(/^000-0000-/);
    }
  });

  it('lie in the district that they name', () => {
    for (const { district, longitude, latitude, id } of enterprises) {
      const polygons = DISTRICTS.find((d) => d.code === district)?.polygons ?? [];
      expect(isInside(polygons, longitude, latitude), id).toBe(true);
    }
    const [yizhuang] = AREAS;
    for (const { area, longitude, latitude, id } of enterprises) {
      expect(isInside(yizhuang?.polygons ?? [], longitude, latitude), id).toBe(area === 'yizhuang');
    }
  });

  it('have a known trade whose usual dusts they work with', () => {
    for (const { trade, dusts, id } of enterprises) {
      const usual = tradeByCode(trade)?.usualDusts;
      for (const dust of dusts) {
        expect(dust, id).toBeGreaterThanOrEqual(usual?.from ?? Number.POSITIVE_INFINITY);
        // Powder coating is registered as surface treatment, whose usual dusts are metals.
        if (id !== 'E3') expect(dust, id).toBeLessThanOrEqual(usual?.to ?? 0);
      }
    }
  });

  it('are 13 systems of believable design', () => {
    expect(collectors).toHaveLength(13);
    for (const { id, dry, wet, airflowM3h, ductDiameterM } of collectors) {
      const ductSpeedMs = airflowM3h / 3600 / ((Math.PI / 4) * ductDiameterM ** 2);
      expect(ductSpeedMs, id).toBeGreaterThan(20);
      expect(ductSpeedMs, id).toBeLessThan(25);
      if (dry) {
        const clothM2 = Math.PI * dry.bagDiameterM * dry.bagLengthM * dry.bagRows * dry.bagsPerRow;
        expect(dry.filterAreaM2 / clothM2, id).toBeCloseTo(1, 2);
        const airToClothMMin = airflowM3h / 60 / dry.filterAreaM2;
        expect(airToClothMMin, id).toBeGreaterThan(1);
        expect(airToClothMMin, id).toBeLessThan(1.3);
        expect(dry.bagLengthM / dry.bagDiameterM, id).toBeCloseTo(15, 0);
      }
      if (wet) {
        const litresPerM3 = (wet.ratedSprayM3h * 1000) / airflowM3h;
        expect(litresPerM3, id).toBeGreaterThanOrEqual(2);
        expect(litresPerM3, id).toBeLessThanOrEqual(2.5);
      }
    }
  });

  it('send every mandatory point, and set values inside the range of the sensor', () => {
    for (const { id, type, points, setValues, wet } of collectors) {
      for (const point of Object.values(POINTS)) {
        if (point.mandatoryFor.includes(type)) expect(points, `${id} ${point.id}`).toContain(point.id);
      }
      const { differentialPressurePa: pa } = setValues;
      if (type === 'dry') expect(pa, id).toSatisfy((value) => value >= 800 && value <= 1300);
      if (wet) expect(setValues.tankLevelM, id).toBeLessThan(wet.tankHeightM);
      if (wet) expect(setValues.sprayFlowM3h, id).toBe(wet.ratedSprayM3h);
    }
  });

  it('each have a virtual station for all of their systems, and a camera', () => {
    for (const { id } of enterprises) {
      const station = registry.stations.get(id.replace('E', 'S'));
      expect(station?.virtual).toBe(true);
      expect(station?.collectors).toEqual(collectors.filter((c) => c.enterprise === id).map((c) => c.id));
      expect([...registry.cameras.values()].filter((c) => c.enterprise === id).length).toBeGreaterThan(0);
    }
    for (const { id, enterprise } of collectors) expect(stationOf(registry, id)?.enterprise).toBe(enterprise);
    for (const camera of registry.cameras.values()) {
      expect(registry.collectors.get(camera.collector ?? '')?.enterprise).toBe(camera.enterprise);
    }
  });

  it('are protected differently', () => {
    expect(new Set(collectors.map((c) => JSON.stringify(c.devices))).size).toBeGreaterThan(5);
  });
});
