import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../../data/catalogue/sample-plants';
import { RULE_IDS } from '../../../data/model/alarm';
import { POINT_IDS } from '../../../data/model/points';
import { type RegistryKind, type RegistryRecord, registryRecordSchema } from '../../../data/model/registry';
import { checkUscc } from './check-uscc';
import { describeField, listFields } from './describe-field';
import { diffRecords, findConflicts, mergeRecords } from './diff-records';
import { findFaults } from './find-faults';
import { toFormValues, toRecord } from './form-values';
import { readMinute, writeMinute } from './read-minute';
import { KEPT_FIELDS, RECORD_LAYOUT } from './record-layout';

const KINDS = Object.keys(RECORD_LAYOUT) as RegistryKind[];

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,20}$/);
const text = fc.stringMatching(/^[\p{L}0-9]{1,20}$/u);
const bilingual = fc.record({ zh: text, en: text });
const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
const ms = fc.integer({ min: 0, max: 3_600_000 });
const base = { id, name: bilingual };

const enterprise = fc
  .record({
    ...base,
    kind: fc.constant('enterprise'),
    district: fc.constant('110113'),
    address: bilingual,
    longitude: fc.double({ min: 73, max: 136, noNaN: true }),
    latitude: fc.double({ min: 3, max: 54, noNaN: true }),
    trade: fc.constant('3670'),
    dusts: fc.array(fc.integer({ min: 1, max: 46 }), { minLength: 1 }),
    workersPerShift: fc.nat(),
    building: fc.record({
      storeys: fc.integer({ min: 1, max: 90 }),
      structure: fc.constantFrom('frame', 'steel', 'brick'),
      dormitoryOrOfficeNearby: fc.boolean(),
    }),
    shifts: fc.array(
      fc.record({
        days: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        startMinute: fc.integer({ min: 0, max: 1440 }),
        endMinute: fc.integer({ min: 0, max: 2880 }),
      }),
    ),
    contacts: fc.array(fc.record({ name: text, role: bilingual, phone: text })),
    optional: fc.record(
      { uscc: text.map((t) => t.slice(0, 18)), area: text, retired: fc.boolean() },
      { requiredKeys: [] },
    ),
  })
  .map(({ optional, ...rest }) => ({ ...rest, ...optional }));

const override = fc.record(
  {
    enabled: fc.boolean(),
    numbers: fc.record({ limit: positive, limitOfSet: positive, windowMs: ms }, { requiredKeys: ['limit'] }),
    deadband: positive,
    onDelayMs: ms,
    offDelayMs: ms,
    priority: fc.constantFrom(1, 2, 3, 4),
  },
  { requiredKeys: ['enabled'] },
);

const dry = fc.record({
  filterAreaM2: positive,
  bagRows: fc.integer({ min: 1, max: 40 }),
  bagsPerRow: fc.integer({ min: 1, max: 40 }),
  bagDiameterM: positive,
  bagLengthM: positive,
  cleaning: fc.constantFrom('timer', 'on-demand'),
  hopperVolumeM3: positive,
  hopperCount: fc.integer({ min: 1, max: 6 }),
  airlock: fc.constantFrom('rotary', 'screw', 'double-flap', 'none'),
});
const wet = fc.record({
  tankAreaM2: positive,
  tankHeightM: positive,
  nozzles: fc.integer({ min: 1, max: 99 }),
  ratedSprayM3h: positive,
  sludge: fc.constantFrom('drag-conveyor', 'manual'),
});
const flag = fc.boolean();
const collector = fc
  .record({
    ...base,
    kind: fc.constant('collector'),
    enterprise: id,
    code: id,
    workshop: bilingual,
    design: fc.oneof(
      dry.map((design) => ({ type: 'dry', dry: design })),
      wet.map((design) => ({ type: 'wet', wet: design })),
    ),
    dust: fc.integer({ min: 1, max: 46 }),
    machines: fc.array(
      fc.record({ kind: fc.constantFrom('saw', 'mill'), count: fc.integer({ min: 1, max: 24 }) }),
      {
        minLength: 1,
      },
    ),
    airflowM3h: positive,
    fanPowerKw: positive,
    ductDiameterM: positive,
    indoor: flag,
    positivePressure: flag,
    sharedSystem: flag,
    devices: fc.record({
      explosionVent: flag,
      isolationValve: flag,
      sparkDetection: flag,
      suppression: flag,
      inerting: flag,
      hydrogenVent: flag,
    }),
    setValues: fc.record({ differentialPressurePa: positive, tankLevelM: positive }, { requiredKeys: [] }),
    points: fc.uniqueArray(fc.constantFrom(...POINT_IDS), { minLength: 1 }),
    rules: fc.dictionary(fc.constantFrom(...RULE_IDS), override, { maxKeys: 4, noNullPrototype: true }),
    position: fc.nat(),
    lab: fc.option(
      fc.record(
        { report: text, pmaxMPa: positive, kstBarMs: positive, mieMj: positive },
        { requiredKeys: ['report', 'pmaxMPa', 'kstBarMs'] },
      ),
      { nil: undefined },
    ),
  })
  .map(({ design, lab, ...rest }) => ({ ...rest, ...design, ...(lab ? { labReport: lab } : {}) }));

const station = fc.record({
  ...base,
  kind: fc.constant('station'),
  enterprise: id,
  collectors: fc.array(id, { minLength: 1 }),
  virtual: flag,
  sampleIntervalMs: fc.integer({ min: 200, max: 600_000 }),
  messageIntervalMs: fc.integer({ min: 200, max: 600_000 }),
  reorderMs: ms,
  retired: flag,
});
const gateway = fc.record({
  ...base,
  kind: fc.constant('gateway'),
  stations: fc.array(id, { minLength: 1 }),
});
const camera = fc.record(
  { ...base, kind: fc.constant('camera'), enterprise: id, station: id, collector: id, retired: flag },
  { requiredKeys: ['kind', 'id', 'name', 'enterprise', 'station'] },
);

const record: fc.Arbitrary<RegistryRecord> = fc
  .oneof(enterprise, collector, station, gateway, camera)
  .map((candidate) => registryRecordSchema.parse(candidate));

describe('a form', () => {
  it('gives back every record as it was', () => {
    fc.assert(
      fc.property(record, (original) => {
        const candidate = toRecord(original.kind, toFormValues(original));
        expect(registryRecordSchema.parse(candidate)).toEqual(original);
        expect(diffRecords(original, candidate as object)).toEqual([]);
      }),
    );
  });

  it.each(SAMPLE_RECORDS.map((sample) => [`${sample.kind} ${sample.id}`, sample] as const))(
    'gives back %s of the samples',
    (_, sample) => {
      const original = registryRecordSchema.parse(sample);
      expect(toRecord(original.kind, toFormValues(original))).toEqual(original);
    },
  );

  it('shows times as seconds and clock times, and keeps them in ms and minutes', () => {
    const values = toFormValues({
      kind: 'station',
      id: 'S1',
      sampleIntervalMs: 200,
      messageIntervalMs: 5000,
      reorderMs: 0,
    });
    expect(values).toMatchObject({ sampleIntervalMs: 0.2, messageIntervalMs: 5, reorderMs: 0 });
    expect(toRecord('station', { ...values, reorderMs: 0.3, name: { zh: ' 甲 ', en: '' } })).toEqual({
      kind: 'station',
      id: 'S1',
      name: { zh: '甲' },
      sampleIntervalMs: 200,
      messageIntervalMs: 5000,
      reorderMs: 300,
    });
  });

  it('drops the design of the other type and an overriding that overrides nothing', () => {
    const values = {
      type: 'wet',
      dry: { bagRows: 2 },
      wet: { nozzles: 3 },
      rules: { spark: { deadband: null } },
    };
    expect(toRecord('collector', values)).toEqual({
      kind: 'collector',
      type: 'wet',
      wet: { nozzles: 3 },
      rules: {},
      setValues: {},
    });
  });
});

describe('the layout', () => {
  it.each(KINDS)('has every field of a %s once, or keeps it as it is', (kind) => {
    const shown = RECORD_LAYOUT[kind].flatMap(({ fields }) => fields.map(({ path }) => path));
    const kept = listFields(kind).filter((path) => KEPT_FIELDS[kind].includes(path.split('.')[0] ?? ''));
    expect([...shown, ...kept].sort()).toEqual([...listFields(kind)].sort());
  });

  it('knows from the schema what a field takes', () => {
    expect(describeField('collector', 'dry.airlock')).toEqual({
      input: 'choice',
      optional: false,
      options: ['rotary', 'screw', 'double-flap', 'none'],
    });
    expect(describeField('enterprise', 'uscc')).toMatchObject({ input: 'text', optional: true });
    expect(describeField('station', 'reorderMs')).toMatchObject({ input: 'number', optional: false });
    expect(describeField('collector', 'devices.hydrogenVent')).toMatchObject({ input: 'switch' });
    expect(() => describeField('camera', 'lens')).toThrow('no field "lens"');
  });
});

describe('findFaults', () => {
  const plant = SAMPLE_RECORDS.find(({ kind }) => kind === 'enterprise');
  const system = SAMPLE_RECORDS.find(({ kind }) => kind === 'collector');
  const systemDesign = system?.kind === 'collector' ? system.dry : undefined;
  it.each([
    [plant, { id: undefined }, 'id required '],
    [plant, { id: 'a b' }, 'id idForm '],
    [plant, { workersPerShift: 1.5 }, 'workersPerShift whole '],
    [plant, { workersPerShift: -1 }, 'workersPerShift atLeast 0'],
    [plant, { longitude: 200 }, 'longitude atMost 136'],
    [plant, { dusts: [] }, 'dusts chooseOne '],
    [plant, { uscc: '1'.repeat(19) }, 'uscc tooLong 18'],
    [plant, { shifts: [{ days: [1], startMinute: 'x', endMinute: 3 }] }, 'shifts.0.startMinute clock '],
    [system, { airflowM3h: 0 }, 'airflowM3h moreThan 0'],
    [system, { machines: [{ kind: 'saw' }] }, 'machines.0.count required '],
    [plant, { district: undefined }, 'district chooseOne '],
    [system, { dry: { ...systemDesign, airlock: undefined } }, 'dry.airlock chooseOne '],
    [system, { enterprise: 'ü' }, 'enterprise idForm '],
  ])('names field, kind of fault and limit (%#)', (good, change, expected) => {
    const { faults } = findFaults({ ...good, ...change });
    expect(faults.map(({ path, key, limit }) => `${path} ${key} ${limit}`)).toEqual([expected]);
  });

  it('names every field of a part that is missing as a whole', () => {
    const paths = (candidate: object) => findFaults(candidate).faults.map(({ path }) => path);
    expect(paths({ ...plant, name: undefined })).toEqual(['name.zh', 'name.en']);
    expect(paths({ ...system, type: 'wet', dry: undefined, wet: undefined })).toContain('wet.nozzles');
  });

  it('finds nothing in what can be sent', () => {
    for (const sample of SAMPLE_RECORDS) expect(findFaults(sample).faults).toEqual([]);
  });
});

describe('two states of a record', () => {
  const before = { id: 'A', name: { zh: '甲', en: 'a' }, list: [1, 2], only: 1 };
  it('differ by fields; a list is one field, what is left out is undefined', () => {
    const after = { name: { en: 'b', zh: '甲' }, id: 'A', list: [1, 3], more: { x: 1 }, only: undefined };
    expect(diffRecords(before, after)).toEqual([
      { path: 'name.en', before: 'a', after: 'b' },
      { path: 'list', before: [1, 2], after: [1, 3] },
      { path: 'only', before: 1, after: undefined },
      { path: 'more.x', before: undefined, after: 1 },
    ]);
  });

  it('that two people made are put together; where both changed a field one of them is chosen', () => {
    const mine = { ...before, name: { zh: '乙', en: 'a' }, list: [9], only: undefined };
    const theirs = { ...before, name: { zh: '丙', en: 'c' } };
    expect(findConflicts(before, mine, theirs)).toEqual([
      { path: 'name.zh', before: '甲', mine: '乙', theirs: '丙' },
    ]);
    const merged = { id: 'A', list: [9] };
    expect(mergeRecords(before, mine, theirs, new Set())).toEqual({ ...merged, name: { zh: '乙', en: 'c' } });
    expect(mergeRecords(before, mine, theirs, new Set(['name.zh']))).toEqual({
      ...merged,
      name: { zh: '丙', en: 'c' },
    });
  });

  test('merging with nobody else, or with oneself, is what one has made', () => {
    fc.assert(
      fc.property(station, station, (base_, mine) => {
        expect(mergeRecords(base_, mine, base_, new Set())).toEqual(mine);
        expect(mergeRecords(base_, mine, mine, new Set())).toEqual(mine);
        expect(findConflicts(base_, mine, base_)).toEqual([]);
      }),
    );
  });
});

test.each([
  // The worked example of GB 32100-2015.
  ['91350100M000100Y43', null],
  ['91350100M000100Y44', 'check-digit'],
  ['91350100M000100Y4', 'length'],
  ['91350100I000100Y43', 'characters'],
])('the social credit code %s: %s', (code, fault) => {
  expect(checkUscc(code)).toBe(fault);
});

test('clock times go past midnight and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2880 }), (minute) => readMinute(writeMinute(minute)) === minute),
  );
  expect([
    readMinute('7:05'),
    readMinute('28：00'),
    readMinute('48:01'),
    readMinute('08:60'),
    readMinute(''),
  ]).toEqual([425, 1680, null, null, null]);
});
