import { z } from 'zod';
import { ALARM_EVENT_KINDS, RULE_IDS } from '../../data/model/alarm';
import { MAX_SPEED, MIN_SPEED, RUN_FAILURES, RUN_STATES } from '../../data/model/exercise';
import { LEVELS } from '../../data/model/level';
import { POINT_IDS } from '../../data/model/points';
import { REJECTION_REASONS } from '../../data/model/rejection';
import { OPERATOR_ACTIONS, scenarioSchema } from '../../data/model/scenario';
import { LARGEST_TUNING_SEED } from '../../data/model/seed';
import { LIVE, type World } from '../../data/model/world';
import { ALARM_STATES } from './alarm-states';

/** What the calls take and answer. One source: handlers parse with it, the OpenAPI document is built from it. */

/** A query is text: a whole number in it, such as epoch ms. */
const wholeText = z
  .string()
  .regex(/^-?\d{1,16}$/, 'integer')
  .transform(Number);
const moment = wholeText.pipe(z.number().int().min(0));
/** `live`, or `run:` and the id of an exercise run. */
const world = z
  .string()
  .regex(/^(live|run:[A-Za-z0-9][A-Za-z0-9_.-]{0,63})$/, 'live | run:{id}')
  .transform((name) => name as World)
  .default(LIVE);
const id = z.string().min(1).max(64);
const limit = (most: number, usual: number) =>
  wholeText.pipe(z.number().int().min(1).max(most)).default(usual);
const reason = z.string().trim().min(1).max(500);

export const readingsQuery = z.object({
  collector: id,
  point: z.enum(POINT_IDS),
  from: moment.optional(),
  to: moment.optional(),
  maxPoints: limit(10_000, 1000),
  world,
});

export const alarmsQuery = z.object({
  world,
  /** `open` = every state but `normal`; or states, parted by commas. */
  state: z
    .string()
    .transform((text) =>
      text === 'open' ? ALARM_STATES.filter((state) => state !== 'normal') : text.split(','),
    )
    .pipe(z.array(z.enum(ALARM_STATES)).min(1))
    .optional(),
  collector: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).max(200))
    .optional(),
  from: moment.optional(),
  to: moment.optional(),
  limit: limit(10_000, 1000),
});

export const warningsQuery = z.object({
  world,
  state: z.enum(['open', 'all']).default('open'),
  limit: limit(5000, 500),
});
export const riskQuery = z.object({
  world,
  level: z.enum(['enterprise', 'district', 'city']).default('enterprise'),
});
export const dataHealthQuery = z.object({
  world,
  hours: limit(168, 24),
  /** The end of the window; the moment of asking when left out. */
  at: moment.optional(),
});
/** Without `point` every measured quantity; without `windowMs` (10 min to 92 days) the point's own. */
export const forecastsQuery = z.object({
  collector: id,
  point: z.enum(POINT_IDS).optional(),
  windowMs: wholeText
    .pipe(
      z
        .number()
        .int()
        .min(600_000)
        .max(92 * 86_400_000),
    )
    .optional(),
  at: moment.optional(),
  world,
});
/** Without `collectors` the run signals of all of them; `*` is everything of all of them. */
export const momentQuery = z.object({
  world,
  at: moment,
  collectors: z
    .string()
    .transform((text) => (text === '*' ? ('all' as const) : text.split(',')))
    .pipe(
      z.union([
        z.literal('all'),
        z
          .array(id)
          .max(500)
          .transform((ids) => new Set(ids)),
      ]),
    )
    .nullable()
    .default(null),
});
/** Alarms raised in [from, to]; the last day when left out. */
export const timelineQuery = z.object({ world, from: moment.optional(), to: moment.optional() });
export const worldQuery = z.object({ world });
export const quarantineQuery = z.object({ world, limit: limit(10_000, 1000) });
export const reasonBody = z.object({ reason });
const fault = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'a fault such as airlock-motor-trip');
export const injectBody = z.object({
  collector: id,
  fault,
  severity: z.number().gt(0).max(1).default(1),
  rampS: z.number().min(0).max(86_400).default(0),
});
export const clearBody = z.object({ collector: id, fault: fault.optional() });

/** Whoever steers may take the desk from who steers now. */
const takeOver = z.boolean().default(false);
export const speed = z.number().min(MIN_SPEED).max(MAX_SPEED);
export const exerciseBody = z
  .strictObject({
    /** Id of a scenario of the library, or the content of a file. */
    scenario: id.optional(),
    scenarioFile: z.union([z.string().max(262_144), z.record(z.string(), z.unknown())]).optional(),
    seed: z.number().int().min(0).max(LARGEST_TUNING_SEED),
    speed,
  })
  .refine((body) => (body.scenario === undefined) !== (body.scenarioFile === undefined), {
    path: ['scenario'],
    message: 'scenario | scenarioFile, one of the two',
  });
/** Bodies of the calls that steer a run, by the last part of their path. */
export const steerBodies = {
  start: z.strictObject({ takeOver }),
  freeze: z.strictObject({ takeOver }),
  step: z.strictObject({ seconds: z.number().int().min(1).max(3600), takeOver }),
  speed: z.strictObject({ speed, takeOver }),
  inject: z.strictObject({
    collector: id,
    fault,
    severity: z.number().gt(0).max(1).default(1),
    rampS: z.number().min(0).max(86_400).default(0),
    takeOver,
  }),
  clear: z.strictObject({ collector: id, fault: fault.optional(), takeOver }),
  action: z.strictObject({ action: z.enum(OPERATOR_ACTIONS), collector: id, takeOver }),
  snapshot: z.strictObject({ takeOver }),
  restore: z.strictObject({ simTs: z.number().int().min(0), takeOver }),
  stop: z.strictObject({ takeOver }),
  keep: z.strictObject({ kept: z.boolean(), takeOver }),
} as const;
export const dropQuery = z.object({ takeOver: z.enum(['0', '1']).default('0') });
export const snapshotPutQuery = z.object({ automatic: z.enum(['0', '1']).default('0') });

/** Answers, as far as programs should rely on them. */
const items = (of: z.ZodType) => z.object({ items: z.array(of) });
const millis = z.number().int();
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const acknowledgement = z.object({ by: z.string(), ts: millis, reason: z.string() }).nullable();

export const healthAnswer = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  uptimeS: z.number(),
  worlds: z
    .object({ live: z.object({ judgedThrough: millis, lagMs: z.number() }) })
    .catchall(z.object({ judgedThrough: millis, lagMs: z.number() })),
  broker: z.object({ status: z.literal('ok'), connections: z.number().int() }),
  store: z.object({ status: z.enum(['ok', 'unavailable']) }),
  readingsStored: z.number().int().nullable(),
  readingsRejected: z.number().int().nullable(),
});

export const alarm = z.object({
  id: z.string(),
  world: z.string(),
  ruleId: z.enum(RULE_IDS),
  collector: z.string(),
  point: z.enum(POINT_IDS).nullable(),
  priority: z.number().int().min(1).max(4),
  state: z.enum(ALARM_STATES),
  raisedTs: millis,
  knownAt: millis,
  returnedTs: millis.nullable(),
  acknowledged: acknowledgement,
  late: z.boolean(),
  params,
});
export const alarmsAnswer = items(alarm);
export const alarmAnswer = z.object({
  alarm,
  events: z.array(
    z.object({
      kind: z.enum(ALARM_EVENT_KINDS),
      ts: millis,
      knownAt: millis,
      alarm,
    }),
  ),
});

export const warning = z.object({
  id: z.string(),
  enterprise: z.string(),
  level: z.enum(LEVELS),
  state: z.enum(['raised', 'acknowledged', 'closed']),
  raisedTs: millis,
  changedTs: millis,
  closedTs: millis.nullable(),
  acknowledged: acknowledgement,
  causes: z.array(
    z.object({ cause: z.string(), collector: z.string().nullable(), alarmId: z.string().nullable() }),
  ),
});
export const warningsAnswer = items(warning);

export const readingsAnswer = z.object({
  point: z.enum(POINT_IDS),
  unit: z.string(),
  from: millis,
  to: millis,
  source: z.enum(['raw', '1m', '1h', '1d']),
  buckets: z.array(
    z.object({
      ts: millis,
      min: z.number(),
      max: z.number(),
      mean: z.number(),
      count: z.number().int(),
      quality: z.number().int(),
    }),
  ),
});

const timeToLimit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('crossing'),
    atTs: millis,
    earliestTs: millis,
    /** Null: perhaps not within the horizon. */
    latestTs: millis.nullable(),
  }),
  z.object({ kind: z.literal('no-crossing'), withinMs: z.number(), earliestTs: millis.nullable() }),
  z.object({ kind: z.literal('already-beyond') }),
  z.object({ kind: z.literal('not-enough'), have: z.number().int(), need: z.number().int() }),
]);
export const forecastsAnswer = z.object({
  world: z.string(),
  collector: z.string(),
  at: millis,
  items: z.array(
    z.object({
      point: z.enum(POINT_IDS),
      unit: z.string(),
      at: millis,
      method: z.literal('theil-sen'),
      confidence: z.number(),
      windowMs: z.number(),
      horizonMs: z.number(),
      basis: z.object({
        bucketMs: z.number().int(),
        buckets: z.number().int(),
        need: z.number().int(),
        fromTs: z.number().nullable(),
        toTs: z.number().nullable(),
        runShare: z.number().nullable(),
      }),
      slopePerHour: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      steps: z.array(z.object({ ts: millis, value: z.number(), low: z.number(), high: z.number() })),
      lastValue: z.object({ ts: z.number(), value: z.number() }).nullable(),
      limits: z.array(
        z.object({
          ruleId: z.enum(RULE_IDS),
          side: z.enum(['high', 'low']),
          value: z.number(),
          priority: z.number().int().min(1).max(4),
          source: z.object({
            kind: z.enum(['clause', 'local']),
            document: z.string().optional(),
            edition: z.string().optional(),
            clause: z.string().optional(),
            verified: z.boolean(),
            note: z.object({ zh: z.string(), en: z.string() }),
          }),
          timeToLimit,
        }),
      ),
    }),
  ),
});

const contribution = z.object({ factor: z.string(), score: z.number(), points: z.number(), params });
const figure = {
  extreme: z.number(),
  extremeLevel: z.enum(LEVELS),
  actual: z.number(),
  actualLevel: z.enum(LEVELS),
};
const enterpriseRisk = z.object({
  enterprise: z.string(),
  ...figure,
  extremeContributions: z.array(contribution),
  actualContributions: z.array(contribution),
  computedTs: millis,
});
const areaRisk = z.object({
  area: z.string(),
  ...figure,
  enterprises: z.number().int(),
  byLevel: z.record(z.enum(LEVELS), z.number().int()),
  worstEnterprise: z.string(),
  computedTs: millis,
});
/** Of which districts the figures are: null is the whole city. */
const scope = z.object({ districts: z.array(z.string()).nullable() });
export const riskAnswer = z.object({
  level: z.enum(['enterprise', 'district', 'city']),
  scope,
  items: z.array(z.union([enterpriseRisk, areaRisk])),
});

export const momentAnswer = z.object({
  world: z.string(),
  at: millis,
  oldestTs: millis.nullable(),
  newestTs: millis.nullable(),
  outside: z.enum(['before', 'after']).nullable(),
  values: z.array(
    z.tuple([z.string(), z.enum(POINT_IDS), millis, z.number(), z.number().int().min(0).max(4)]),
  ),
  estimates: z.array(
    z.tuple([
      z.string(),
      z.enum(['bagLoadPercent', 'hopperLevelPercent', 'sludgePercent']),
      z.number().min(0).max(100),
    ]),
  ),
  stations: z.array(z.object({ station: z.string(), online: z.boolean(), since: millis })),
  alarms: z.array(alarm),
  warnings: z.array(warning),
  risk: z.array(enterpriseRisk),
});
export const timelineAnswer = z.object({
  scope,
  oldestTs: millis.nullable(),
  newestTs: millis.nullable(),
  alarms: z.array(
    alarm.pick({
      id: true,
      ruleId: true,
      collector: true,
      priority: true,
      raisedTs: true,
      returnedTs: true,
      late: true,
    }),
  ),
  total: z.number().int(),
});

export const quarantineAnswer = items(
  z.object({
    station: z.string(),
    reason: z.enum(REJECTION_REASONS),
    topic: z.string(),
    field: z.string(),
    params,
    sample: z.string(),
    firstSeen: millis,
    lastSeen: millis,
    count: z.number().int(),
  }),
);

const share = z.number().min(0).max(1).nullable();
const refused = z.object({ count: z.number().int(), exact: z.boolean() });
const stationHealth = z.object({
  station: z.string(),
  enterprise: z.string(),
  virtual: z.boolean(),
  online: z.boolean().nullable(),
  since: millis.nullable(),
  lastMessageTs: millis.nullable(),
  messages: z.number().int(),
  skew: z.object({ leastMs: z.number(), medianMs: z.number(), greatestMs: z.number() }).nullable(),
  onlineRate: share,
  points: z.number().int(),
  pointsOnline: z.number().int(),
  silentSinceTs: millis.nullable(),
  refused,
});
const pointHealth = z.object({
  collector: z.string(),
  point: z.enum(POINT_IDS),
  station: z.string(),
  virtual: z.boolean(),
  readings: z.number().int(),
  onlineRate: share,
  badShare: share,
  lateShare: share,
  last: z.object({ ts: millis, value: z.number(), quality: z.number().int(), receivedTs: millis }).nullable(),
  online: z.boolean(),
  silentSinceTs: millis.nullable(),
  frozenSinceTs: millis.nullable(),
});
export const dataHealthAnswer = z.object({
  world: z.string(),
  scope,
  from: millis,
  to: millis,
  countedFrom: millis.nullable(),
  summary: z.object({
    points: z.number().int(),
    pointsOnline: z.number().int(),
    silent: z.number().int(),
    frozen: z.number().int(),
    stations: z.number().int(),
    stationsOnline: z.number().int(),
    refused,
  }),
  stations: z.array(stationHealth),
  points: z.array(pointHealth),
});

export const sentAnswer = z.object({ sent: z.literal(true) });

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
});

const text = z.object({ zh: z.string(), en: z.string() });
export const run = z.object({
  id: z.string(),
  world: z.string(),
  scenario: z.object({ id: z.string(), title: text }).loose(),
  seed: z.number().int(),
  speed: z.number(),
  state: z.enum(RUN_STATES),
  startTs: millis,
  endTs: millis,
  simTs: millis,
  judgedThrough: millis,
  parent: z.string().nullable(),
  fromSimTs: millis.nullable(),
  createdWallTs: millis,
  createdBy: z.string(),
  endedWallTs: millis.nullable(),
  steeredBy: z.string().nullable(),
  kept: z.boolean(),
  failure: z.enum(RUN_FAILURES).nullable(),
  snapshots: z.array(z.object({ simTs: millis, automatic: z.boolean() })),
  hasReport: z.boolean(),
});
export const runsAnswer = items(run);
export const scenariosAnswer = z.object({
  items: z.array(scenarioSchema),
  broken: z.array(
    z.object({ file: z.string(), line: z.number().int(), field: z.string(), message: z.string() }),
  ),
});
const runAction = z.object({
  simTs: millis,
  wallTs: millis,
  by: z.string(),
  kind: z.string(),
  params,
});
export const runActionsAnswer = items(runAction);
const expectation = z.object({
  ruleId: z.enum(RULE_IDS),
  collector: z.string(),
  point: z.enum(POINT_IDS).optional(),
  fromS: z.number(),
  toS: z.number(),
});
const reportedAlarm = z.object({
  alarmId: z.string(),
  ruleId: z.enum(RULE_IDS),
  collector: z.string(),
  point: z.enum(POINT_IDS).nullable(),
  raisedS: z.number(),
  knownS: z.number(),
});
/** What a run's own process PUTs, and what is answered. */
export const runReport = z.object({
  finished: z.literal(true),
  run: z.string(),
  scenario: z.string(),
  seed: z.number().int(),
  startTs: millis,
  endedS: z.number(),
  durationS: z.number(),
  hits: z.array(z.object({ expected: expectation, alarm: reportedAlarm, delayS: z.number().nullable() })),
  misses: z.array(z.object({ expected: expectation, why: z.enum(['not-raised', 'not-reached', 'averted']) })),
  late: z.array(
    z.object({
      expected: expectation,
      alarm: reportedAlarm,
      lateS: z.number(),
      delayS: z.number().nullable(),
    }),
  ),
  false: z.array(reportedAlarm),
  unscripted: z.array(reportedAlarm),
  actions: z.array(runAction),
});
export const storedAnswer = z.object({ stored: z.literal(true) });
export const droppedAnswer = z.object({ dropped: z.literal(true) });
