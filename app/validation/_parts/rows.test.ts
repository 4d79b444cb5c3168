import { describe, expect, test } from 'vitest';
import { alarmOf, caseOf, faultOf, reportOf } from '../../validate/fixtures/report-of';
import { caseComplaints } from './case-complaints';
import { faultRows } from './fault-rows';
import { ruleRows, silentRules } from './rule-rows';

const told = (ruleId: 'dp-low' | 'dp-high', delayS: number) => ({ ruleId, delayS, ratio: delayS / 50 });

describe('faults', () => {
  test('are gathered by severity and kind of collector, with medians and an example worth looking at', () => {
    const [row, ...others] = faultRows([
      caseOf({ key: 'a', faults: [faultOf({ detections: [told('dp-low', 60), told('dp-high', 90)] })] }),
      caseOf({ key: 'b', faults: [faultOf({ detections: [told('dp-high', 80)], signatureS: null })] }),
      caseOf({ key: 'c', faults: [faultOf({ detections: [told('dp-low', 70)], signatureS: 360 })] }),
    ]);
    expect(others).toEqual([]);
    expect(row).toEqual({
      key: 'fan-trip 1 dry false',
      fault: 'fan-trip',
      severity: 1,
      type: 'dry',
      played: 3,
      detected: 3,
      undetectable: false,
      first: [
        { ruleId: 'dp-low', count: 2 },
        { ruleId: 'dp-high', count: 1 },
      ],
      delayS: 70,
      ratio: 1.4,
      signatureS: 50,
      example: 'b',
    });
  });

  test('missed ones come first and show a case that missed them; what nothing can show comes last', () => {
    const rows = faultRows([
      caseOf({ key: 'a', faults: [faultOf({ fault: 'bag-torn', undetectable: true, detections: [] })] }),
      caseOf({ key: 'b', faults: [faultOf(), faultOf({ fault: 'pump-trip', type: 'wet' })] }),
      caseOf({ key: 'c', faults: [faultOf({ fault: 'pump-trip', type: 'wet', detections: [] })] }),
    ]);
    expect(rows.map(({ fault, detected, played, example }) => [fault, detected, played, example])).toEqual([
      ['pump-trip', 1, 2, 'c'],
      ['fan-trip', 1, 1, 'b'],
      ['bag-torn', 0, 1, 'a'],
    ]);
  });

  test('take the kind of collector from the catalogue where a report does not say it', () => {
    const { type: _type, ...silent } = faultOf({ fault: 'pump-trip' });
    expect(faultRows([caseOf({ faults: [silent] })])[0]?.type).toBe('wet');
  });
});

test('rules say what they told of, what nobody called for, and which stayed silent', () => {
  const rows = ruleRows(
    reportOf([
      caseOf({
        faults: [faultOf(), faultOf({ fault: 'bags-off' })],
        alarms: [alarmOf(), alarmOf({ ruleId: 'value-frozen' })],
        report: {
          ...caseOf().report,
          false: [
            { alarmId: 'a', ruleId: 'value-frozen', collector: 'E1-C01', point: null, raisedS: 1, knownS: 1 },
          ],
        },
      }),
    ]),
  );
  expect(rows).toEqual([
    { ruleId: 'dp-low', detects: 2, first: 2, alone: 2, faults: ['fan-trip', 'bags-off'], uncalled: 0 },
    { ruleId: 'value-frozen', detects: 0, first: 0, alone: 0, faults: [], uncalled: 1 },
  ]);
  expect(silentRules(rows)).toContain('dp-high');
  expect(silentRules(rows)).not.toContain('dp-low');
});

test('a failed case says what was missed, late and false; a passed one nothing', () => {
  const expected = { ruleId: 'dp-low' as const, collector: 'E1-C01', fromS: 300, toS: 400 };
  const alarm = {
    alarmId: 'a',
    ruleId: 'dp-low' as const,
    collector: 'E1-C01',
    point: null,
    raisedS: 460,
    knownS: 460,
  };
  const report = {
    ...caseOf().report,
    misses: [{ expected, why: 'not-raised' as const }],
    late: [{ expected, alarm, lateS: 60, delayS: 160 }],
    false: [alarm],
  };
  expect(caseComplaints({ report })).toEqual([
    { kind: 'missed', ruleId: 'dp-low', collector: 'E1-C01', fromS: 300, toS: 400, why: 'not-raised' },
    { kind: 'late', ruleId: 'dp-low', collector: 'E1-C01', lateS: 60, toS: 400 },
    { kind: 'false', ruleId: 'dp-low', collector: 'E1-C01', raisedS: 460 },
  ]);
  expect(caseComplaints(caseOf())).toEqual([]);
});
