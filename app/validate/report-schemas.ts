import { z } from 'zod';
import { POINT_IDS } from '../../data/model/points';

const second = z.number();
const count = z.number().int().min(0);
const percent = z.number().min(0).max(100);
/** Not one of today's rules alone: a report of an earlier version may name one that is gone. */
const ruleId = z.string();
const point = z.enum(POINT_IDS);

const rule = z.object({ ruleId, detects: count, first: count, alone: count });

/** Figures that a later version adds are passed on. */
export const summarySchema = z.looseObject({
  scenarios: count,
  cases: count,
  passed: count,
  detectedFullPct: percent.nullable(),
  detectedHalfPct: percent.nullable(),
  medianDelayS: second.nullable(),
  p95DelayS: second.nullable(),
  medianDelayRatio: z.number().nullable(),
  falseAlarmsPerDeviceDay: z.number().min(0).nullable(),
  falseAlarmInterval: z.tuple([z.number(), z.number()]).nullable(),
  healthyDeviceDays: z.number().min(0),
  peakTenMinutes: count,
  chattering: count,
  afterClearing: count,
  rules: z.array(rule).max(1000),
  undetectable: z.array(z.string()).max(1000),
  leaks: count,
  seeds: z.array(z.number().int()).max(100_000),
  speed: z.number(),
  interrupted: z.boolean(),
});

export const headSchema = z.object({
  startedTs: z.number().int().min(0),
  endedTs: z.number().int().min(0),
  product: z.string().max(100),
  summary: summarySchema,
});

const expected = z.object({
  ruleId,
  collector: z.string(),
  point: point.optional(),
  fromS: second,
  toS: second,
});
const alarm = z.object({
  alarmId: z.string(),
  ruleId,
  collector: z.string(),
  point: point.nullable(),
  raisedS: second,
  knownS: second,
});

/** What the run's own process wrote of it. */
const runReport = z.object({
  finished: z.literal(true),
  run: z.string(),
  scenario: z.string(),
  seed: z.number().int(),
  startTs: z.number(),
  endedS: second,
  durationS: second,
  hits: z.array(z.object({ expected, alarm, delayS: second.nullable() })),
  misses: z.array(z.object({ expected, why: z.enum(['not-raised', 'not-reached', 'averted']) })),
  late: z.array(z.object({ expected, alarm, lateS: second, delayS: second.nullable() })),
  false: z.array(alarm),
  unscripted: z.array(alarm),
  actions: z.array(
    z.object({
      simTs: z.number(),
      wallTs: z.number(),
      by: z.string(),
      kind: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});

const fault = z.object({
  fault: z.string(),
  collector: z.string(),
  severity: z.number(),
  type: z.enum(['dry', 'wet']).optional(),
  onsetS: second,
  clearedS: second.optional(),
  undetectable: z.boolean(),
  signatureS: second.nullable(),
  detections: z.array(z.object({ ruleId, delayS: second, ratio: z.number() })),
});

/** A case as lists need it. */
export const caseOutlineSchema = z.object({
  key: z.string().min(1).max(200),
  scenario: z.string(),
  seed: z.number().int(),
  passed: z.boolean(),
  report: runReport,
  faults: z.array(fault),
  alarms: z.array(
    z.object({
      ruleId,
      collector: z.string(),
      point: point.nullable(),
      priority: z.literal([1, 2, 3, 4]),
      raisedS: second,
      returnedS: second.nullable(),
    }),
  ),
  falseAlarms: count,
  afterClearing: count,
  healthyDeviceDays: z.number().min(0),
  simulatedS: second,
  wallS: second,
});

const values = z.array(z.number().nullable()).max(10_000);

/** The same with the curves of its picture. */
export const caseSchema = caseOutlineSchema.extend({
  signals: z.array(
    z.object({
      collector: z.string(),
      point,
      unit: z.string(),
      stretchS: z.number().gt(0),
      low: values,
      high: values,
    }),
  ),
});
