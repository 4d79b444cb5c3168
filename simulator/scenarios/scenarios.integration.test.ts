import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../data/catalogue/faults';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { SCENARIO_KINDS, scenarioSchema } from '../../data/model/scenario';
import { scenarioJsonSchema } from './scenario-json-schema';

const FOLDER = import.meta.dirname;
const read = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== 'schema.json');

test('the published schema is the one that the program checks by', () => {
  expect(read('schema.json'), 'npx tsx simulator/scenarios/write-schema.ts writes it anew').toEqual(
    scenarioJsonSchema(),
  );
});

test('the library tells stories of every kind, and says of each which', () => {
  const kinds = files.map((file) => scenarioSchema.parse(read(file)).kind);
  expect(files.length).toBeGreaterThanOrEqual(50);
  for (const kind of SCENARIO_KINDS) expect(kinds).toContain(kind);
  expect(kinds).not.toContain(undefined);
});

const isValid = new Ajv2020({ formats: { 'date-time': true } }).compile(scenarioJsonSchema());
const collectors = SAMPLE_RECORDS.filter((record) => record.kind === 'collector');

describe.each(files)('%s', (file) => {
  const scenario = scenarioSchema.parse(read(file));

  test('is named after its file, passes the published schema and names it', () => {
    expect(`${scenario.id}.json`).toBe(file);
    expect(isValid(read(file)), JSON.stringify(isValid.errors)).toBe(true);
    expect(scenario.$schema).toBe('./schema.json');
  });

  test('names only plants, collectors and faults that there are, each fault where it can happen', () => {
    const typeOf = new Map(collectors.map(({ id, enterprise, type }) => [id, { enterprise, type }]));
    for (const { collector } of [...scenario.faults, ...scenario.expectedAlarms, ...scenario.expectedActions])
      expect(scenario.enterprises).toContain(typeOf.get(collector)?.enterprise);
    for (const { fault, collector } of scenario.faults)
      expect(FAULTS.find(({ id }) => id === fault)?.for, fault).toContain(typeOf.get(collector)?.type);
  });

  test('is told in both languages', () => {
    for (const { zh, en } of [scenario.title, scenario.story, scenario.aim]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
