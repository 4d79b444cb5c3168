import { expect, it } from 'vitest';
import { findObjects } from './find-objects';
import type { EnterpriseDetail } from './registry';

const plant = (id: string, zh: string, en: string, collectors: readonly string[]) =>
  ({
    id,
    name: { zh, en },
    collectors: collectors.map((collector) => ({ id: collector, name: { zh: '除尘器', en: 'Collector' } })),
  }) as unknown as EnterpriseDetail;
const plants = [
  plant('E1', '轮毂抛光', 'Wheel polishing', ['E1-C01']),
  plant('E2', '家具', 'Furniture', ['E2-C01']),
];
const ids = (text: string) => findObjects(plants, text).map(({ id }) => id);

it('finds by id, whatever the case, the plant before its collectors', () => {
  expect(ids('e1')).toEqual(['E1', 'E1-C01']);
});

it('finds by name in both languages', () => {
  expect(ids('家具')).toEqual(['E2']);
  expect(ids('wheel')).toEqual(['E1']);
});

it("leads to the plant's page", () => {
  expect(findObjects(plants, 'E2-C01')[0]?.href).toBe('/plants/E2');
});

it('finds nothing for what is nowhere', () => {
  expect(ids('E9')).toEqual([]);
});
