import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { scenarioSchema } from '../../data/model/scenario';
import { createRunPlants } from '../exercise/run-plants';
import { scenarioJsonSchema } from './scenario-json-schema';

const FOLDER = import.meta.dirname;
const read = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== 'schema.json');

test('the published schema is the one that the program checks by', () => {
  expect(read('schema.json'), 'npx tsx simulator/scenarios/write-schema.ts writes it anew').toEqual(
    scenarioJsonSchema(),
  );
});

test('one healthy day and five exercises with faults', () => {
  const withFaults = files.filter((file) => scenarioSchema.parse(read(file)).faults.length > 0);
  expect(files).toContain('healthy-day.json');
  expect(withFaults).toHaveLength(5);
});

describe.each(files)('%s', (file) => {
  const scenario = scenarioSchema.parse(read(file));

  test('is named after its file, passes the published schema and names it', () => {
    const isValid = new Ajv2020({ formats: { 'date-time': true } }).compile(scenarioJsonSchema());
    expect(`${scenario.id}.json`).toBe(file);
    expect(isValid(read(file)), JSON.stringify(isValid.errors)).toBe(true);
    expect(scenario.$schema).toBe('./schema.json');
  });

  test('names only plants, collectors and faults that there are', () => {
    const records = SAMPLE_RECORDS.filter(
      (record) =>
        record.kind !== 'gateway' &&
        scenario.enterprises.includes(record.kind === 'enterprise' ? record.id : record.enterprise),
    );
    expect(() => createRunPlants({ scenario, records, seed: 1 })).not.toThrow();
    const collectors = new Set(records.flatMap(({ kind, id }) => (kind === 'collector' ? [id] : [])));
    for (const { collector } of [...scenario.expectedAlarms, ...scenario.expectedActions])
      expect(collectors).toContain(collector);
  });

  test('is told in both languages', () => {
    for (const { zh, en } of [scenario.title, scenario.story, scenario.aim]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
