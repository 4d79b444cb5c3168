import { describe, expect, it } from 'vitest';
import { buildRegistry } from '../../data/model/registry';
import { REAL_PLANT } from '../e2e/real-plant';
import { parseScenario } from './parse-scenario';

const NOBODY = buildRegistry([]);
const GOOD = `{
  "version": 1,
  "id": "story",
  "title": { "zh": "题", "en": "Title" },
  "story": { "zh": "事", "en": "Story" },
  "aim": { "zh": "的", "en": "Aim" },
  "enterprises": ["E1"],
  "startsAt": "2026-11-23T08:00:00+08:00",
  "durationS": 3600,
  "faults": [
    { "atS": 600, "collector": "E1-C01", "fault": "airlock-motor-trip", "severity": 1 }
  ],
  "expectedAlarms": [
    { "ruleId": "airlock-fault", "collector": "E1-C01", "fromS": 600, "toS": 630 }
  ]
}`;

describe('a scenario file', () => {
  it('is read, with what it leaves out', () => {
    expect(parseScenario(GOOD, NOBODY)).toMatchObject({ id: 'story', alwaysOn: false, expectedActions: [] });
  });

  it.each([
    ['"severity": 1', '"severity": 1.5', 11, 'faults.0.severity', '<= 1'],
    ['"durationS": 3600', '"durationS": "1 h"', 9, 'durationS', 'number'],
    ['"durationS": 3600', '"durationS": 500', 11, 'faults.0.atS', 'within durationS (500)'],
    ['"toS": 630', '"toS": 10', 14, 'expectedAlarms.0.toS', 'at or after fromS (600)'],
    ['"id": "story",', '', 1, 'id', 'string'],
    ['"version": 1', '"version": 1, "colour": "red"', 2, 'colour', 'Unrecognized key: "colour"'],
    ['"E1"]', '"E9"]', 7, 'enterprises.0', 'registered, or a sample enterprise'],
    [
      '"airlock-fault"',
      '"airlock-smell"',
      14,
      'expectedAlarms.0.ruleId',
      expect.stringContaining('airlock-fault'),
    ],
    ['airlock-motor-trip', 'pump-trip', 11, 'faults.0.fault', expect.stringContaining('airlock-motor-trip')],
  ])('that says %s -> %s is refused with its line and field', (from, to, line, field, limit) => {
    expect(parseScenario(GOOD.replace(from, to), NOBODY)).toMatchObject({ line, field, limit });
  });

  it('names a collector that none of its enterprises has', () => {
    const read = parseScenario(GOOD.replaceAll('E1-C01', 'E2-C01'), NOBODY);
    expect(read).toMatchObject({ line: 11, field: 'faults.0.collector', value: 'E2-C01' });
  });

  it('that is no JSON is refused with the line of the mistake', () => {
    expect(parseScenario(GOOD.replace('"id": "story",', '"id": "story"'), NOBODY)).toMatchObject({
      line: 4,
      field: '-',
    });
    expect(parseScenario('['.repeat(20_000), NOBODY)).toMatchObject({ line: 1, limit: '<= 32 [ or {' });
    expect(parseScenario('', NOBODY)).toMatchObject({ line: 1 });
    expect(parseScenario(`// no\n${GOOD}`, NOBODY)).toMatchObject({ line: 1 });
  });

  it('may be about a registered plant', () => {
    const text = GOOD.replace('"E1"]', '"T1"]').replaceAll('E1-C01', 'T1-C01');
    expect(parseScenario(text, buildRegistry(REAL_PLANT))).toMatchObject({ enterprises: ['T1'] });
    expect(parseScenario(text, NOBODY)).toMatchObject({ field: 'enterprises.0' });
  });
});
