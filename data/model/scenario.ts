import { z } from 'zod';
import { RULE_IDS } from './alarm';
import { POINT_IDS } from './points';

/** What an operator can do in an exercise, with an effect on the plant. */
export const OPERATOR_ACTIONS = ['stop-production', 'stop-fan', 'clear-airlock', 'start-pump'] as const;
export type OperatorAction = (typeof OPERATOR_ACTIONS)[number];

/** What a library groups by: one fault, a day without any, faults that hide or hasten each other, an accident retold. */
export const SCENARIO_KINDS = ['fault', 'healthy', 'combination', 'accident'] as const;
export type ScenarioKind = (typeof SCENARIO_KINDS)[number];

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'an id of at most 64 letters, digits, "_", "-", "."');
const name = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'lower-case letters, digits and "-", at most 64');
const bilingual = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });
/** Seconds of the story, counted from `startsAt`. */
const second = z
  .number()
  .min(0)
  .max(7 * 86_400);

const window = { fromS: second, toS: second };

export const expectedAlarmSchema = z.strictObject({
  ruleId: z.enum(RULE_IDS),
  collector: id,
  /** Left out: any point of that rule. */
  point: z.enum(POINT_IDS).optional(),
  /** The alarm's `raisedTs` lies in this window; raised after it is late, never raised is missed. */
  ...window,
});

export const expectedActionSchema = z.strictObject({
  /** `acknowledge` means: the alarm of `ruleId` on this collector is acknowledged. */
  action: z.enum([...OPERATOR_ACTIONS, 'acknowledge']),
  collector: id,
  ruleId: z.enum(RULE_IDS).optional(),
  ...window,
});

export const timedFaultSchema = z.strictObject({
  atS: second,
  collector: id,
  /** A fault of `data/catalogue/faults.ts`. */
  fault: name,
  severity: z.number().gt(0).max(1).default(1),
  rampS: z.number().min(0).max(86_400).default(0),
  /** The fault ends by itself then. */
  clearAtS: second.optional(),
});

/** One exercise as a story: which plants, from when, what goes wrong, what must be alarmed and what a good operator does. */
export const scenarioSchema = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    id: name,
    /** Left out: as the number of its faults says, `scenario-kind.ts`. */
    kind: z.enum(SCENARIO_KINDS).optional(),
    title: bilingual,
    /** What happens, for the trainer. */
    story: bilingual,
    /** What a trainee should learn. */
    aim: bilingual,
    /** Enterprises that run in this exercise. */
    enterprises: z.array(id).min(1).max(20),
    /** Simulated moment at which it begins, with its offset, so that the same seed is the same run on any day. */
    startsAt: z.iso.datetime({ offset: true }),
    durationS: z
      .number()
      .int()
      .min(60)
      .max(7 * 86_400),
    /** Production never rests; false keeps to the registered shifts. */
    alwaysOn: z.boolean().default(false),
    faults: z.array(timedFaultSchema).max(50),
    expectedAlarms: z.array(expectedAlarmSchema).max(200),
    expectedActions: z.array(expectedActionSchema).max(200).default([]),
  })
  .superRefine((story, context) => {
    const refuse = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    for (const [at, { atS }] of story.faults.entries())
      if (atS > story.durationS) refuse(['faults', at, 'atS'], `within durationS (${story.durationS})`);
    for (const list of ['expectedAlarms', 'expectedActions'] as const) {
      for (const [at, { fromS, toS }] of story[list].entries()) {
        if (toS < fromS) refuse([list, at, 'toS'], `at or after fromS (${fromS})`);
        if (fromS > story.durationS) refuse([list, at, 'fromS'], `within durationS (${story.durationS})`);
      }
    }
  });

export type Scenario = z.infer<typeof scenarioSchema>;
export type ExpectedAlarm = z.infer<typeof expectedAlarmSchema>;
export type TimedFault = z.infer<typeof timedFaultSchema>;
