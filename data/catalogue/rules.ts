import type { RuleId, RuleSource } from '../model/alarm';
import type { Priority } from '../model/level';
import { type CollectorType, POINT_IDS, type PointId } from '../model/points';

/**
 * One row of the rule table. Numbers are in the point's unit or, when their name ends in `Ms`, milliseconds.
 * A name ending in `OfSet` is a fraction of the collector's set value of that point: `limitOfSet: 1.5`
 * resolves to `limit = 1.5 x set value`, unless the collector gives `limit` itself.
 */
export interface CatalogueRule {
  readonly id: RuleId;
  readonly appliesTo: readonly CollectorType[];
  /** One resolved rule for each of these that the collector sends; null for a rule about a whole station. */
  readonly points: readonly PointId[] | null;
  /** Points without which the rule cannot be judged at all. */
  readonly needs: readonly PointId[];
  readonly numbers: Readonly<Record<string, number>>;
  /** Numbers that differ for one point of a rule that watches several. */
  readonly numbersOf?: Readonly<Partial<Record<PointId, Readonly<Record<string, number>>>>>;
  readonly deadband: number;
  /** Fraction of the set value; takes the place of `deadband`. */
  readonly deadbandOfSet?: number;
  readonly onDelayMs: number;
  readonly offDelayMs: number;
  readonly priority: Priority;
  /** Not judged while the collector is stopped, nor until this long after its start; null = always judged. */
  readonly suppressedUntilRunningMs: number | null;
  readonly source: RuleSource;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const BOTH: readonly CollectorType[] = ['dry', 'wet'];

/** Dusts (rows of the 2015 catalogue) that give off hydrogen or heat with water: Mg, Al, Al-Fe, Ca-Al, Mg alloy. Local reading. */
export const WATER_REACTIVE_DUSTS: readonly number[] = [1, 2, 3, 4, 9];

/**
 * The 21 rules of the contract and what came later. Delays, deadbands and every number without a clause are this system's own defaults;
 * each collector may override them in its registry record.
 */
export const RULES: readonly CatalogueRule[] = [
  {
    id: 'dp-high',
    appliesTo: ['dry'],
    points: ['differentialPressurePa'],
    needs: ['running'],
    numbers: { limitOfSet: 1.5, windowMs: MINUTE },
    deadband: 0,
    deadbandOfSet: 0.05,
    onDelayMs: 30 * SECOND,
    offDelayMs: 2 * MINUTE,
    priority: 2,
    suppressedUntilRunningMs: 2 * MINUTE,
    source: local(
      '滤袋堵塞的本地限值：60 s 运行中值高于设定值的 1.5 倍。',
      'Local limit for blocked bags: the 60 s running median above 1.5 times the set value.',
    ),
  },
  {
    id: 'dp-low',
    appliesTo: ['dry'],
    points: ['differentialPressurePa'],
    needs: ['running'],
    numbers: { limitOfSet: 0.5, windowMs: MINUTE },
    deadband: 0,
    deadbandOfSet: 0.05,
    onDelayMs: 30 * SECOND,
    offDelayMs: 2 * MINUTE,
    priority: 2,
    suppressedUntilRunningMs: 2 * MINUTE,
    source: local(
      '滤袋脱落、风管漏风或风机失效的本地限值：60 s 运行中值低于设定值的一半。',
      'Local limit for lost bags, an open duct or a failed fan: the 60 s running median below half the set value.',
    ),
  },
  {
    id: 'dp-off-setpoint',
    appliesTo: ['dry'],
    points: ['differentialPressurePa'],
    needs: ['running'],
    numbers: { toleranceOfSet: 0.2, windowMs: MINUTE },
    deadband: 0,
    deadbandOfSet: 0.05,
    onDelayMs: 30 * SECOND,
    offDelayMs: 5 * MINUTE,
    priority: 3,
    suppressedUntilRunningMs: 5 * MINUTE,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.4.4',
      '袋式除尘器进出风口压差偏离设定值须报警；±20% 取自 AQ 4273-2016 5.1.4 b)，60 s 中值与延时为本系统默认。',
      'A bag filter must alarm when its differential pressure leaves the set value; the 20 % is AQ 4273-2016 5.1.4 b), the 60 s median and the delays are defaults of this system.',
    ),
  },
  {
    id: 'hopper-temp-high',
    appliesTo: ['dry'],
    points: ['hopperTemperatureC'],
    needs: [],
    numbers: { limit: 60 },
    deadband: 2,
    onDelayMs: 10 * SECOND,
    offDelayMs: MINUTE,
    priority: 2,
    suppressedUntilRunningMs: null,
    source: local(
      '灰斗温度预警的本地限值 60 °C；已读的 GB 15577 条文未规定灰斗温度。',
      'Local pre-alarm limit of 60 °C; none of the GB 15577 clauses read sets a hopper temperature.',
    ),
  },
  {
    id: 'hopper-temp-highhigh',
    appliesTo: ['dry'],
    points: ['hopperTemperatureC'],
    needs: [],
    numbers: { limit: 70, hotC: 60 },
    deadband: 2,
    onDelayMs: 3 * SECOND,
    offDelayMs: MINUTE,
    priority: 1,
    suppressedUntilRunningMs: null,
    source: local(
      '灰斗温度高高的本地限值 70 °C，参照进风口 70 °C 类比；延时从不超过 5 s。',
      'Local limit of 70 °C, by analogy with the inlet; never delayed by more than 5 s.',
    ),
  },
  {
    id: 'hopper-temp-rise',
    appliesTo: ['dry'],
    points: ['hopperTemperatureC'],
    needs: [],
    numbers: { limit: 8, limitWaterReactive: 4, windowMs: 10 * MINUTE, floorC: 35, anyTemperatureFactor: 2 },
    deadband: 1,
    onDelayMs: 30 * SECOND,
    offDelayMs: 2 * MINUTE,
    priority: 2,
    suppressedUntilRunningMs: null,
    source: local(
      '温升的本地限值：10 min 内上升 8 °C（铝镁粉尘 4 °C）且高于 35 °C，避免早晨升温误报；升幅达两倍时不论温度。',
      'Local limit: a rise of 8 °C in 10 min (4 °C for aluminium and magnesium) above 35 °C, so that a warming morning stays silent; twice that at any temperature.',
    ),
  },
  {
    id: 'airlock-fault',
    appliesTo: ['dry'],
    points: ['airlockFault'],
    needs: [],
    numbers: { limit: 1 },
    deadband: 0,
    onDelayMs: 3 * SECOND,
    offDelayMs: 10 * SECOND,
    priority: 2,
    suppressedUntilRunningMs: null,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.4.6',
      '干式除尘器须设锁气卸灰并及时清卸积灰；3 s 延时为本系统默认。',
      'A dry collector needs airlock discharge and must be emptied in time; the 3 s delay is a default of this system.',
    ),
  },
  {
    id: 'level-low',
    appliesTo: ['wet'],
    points: ['tankLevelM'],
    needs: [],
    numbers: { limitOfSet: 0.8 },
    deadband: 0,
    deadbandOfSet: 0.05,
    onDelayMs: 30 * SECOND,
    offDelayMs: MINUTE,
    priority: 2,
    suppressedUntilRunningMs: null,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.4.10',
      '湿式除尘器须连续监测液位并报警；设定值的 80% 为本系统默认。',
      'A wet collector needs continuous level monitoring with alarm; 80 % of the set value is a default of this system.',
    ),
  },
  {
    id: 'level-high',
    appliesTo: ['wet'],
    points: ['tankLevelM'],
    needs: [],
    numbers: { limitOfSet: 1.2 },
    deadband: 0,
    deadbandOfSet: 0.05,
    onDelayMs: MINUTE,
    offDelayMs: MINUTE,
    priority: 4,
    suppressedUntilRunningMs: null,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.4.10',
      '湿式除尘器须连续监测液位并报警；设定值的 120% 为本系统默认。',
      'A wet collector needs continuous level monitoring with alarm; 120 % of the set value is a default of this system.',
    ),
  },
  {
    id: 'spray-low',
    appliesTo: ['wet'],
    points: ['sprayFlowM3h'],
    needs: ['running'],
    numbers: { limitOfSet: 0.8, floorOfSet: 0.2 },
    deadband: 0,
    deadbandOfSet: 0.05,
    onDelayMs: 15 * SECOND,
    offDelayMs: MINUTE,
    priority: 3,
    suppressedUntilRunningMs: MINUTE,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.4.10',
      '湿式除尘器水量须满足要求并连续监测报警；设定值的 80% 为本系统默认。',
      'A wet collector needs enough water, monitored continuously with alarm; 80 % of the set value is a default of this system.',
    ),
  },
  {
    id: 'spray-absent',
    appliesTo: ['wet'],
    points: ['sprayFlowM3h'],
    needs: ['running'],
    numbers: { limitOfSet: 0.2 },
    deadband: 0,
    deadbandOfSet: 0.05,
    onDelayMs: 10 * SECOND,
    offDelayMs: 30 * SECOND,
    priority: 1,
    suppressedUntilRunningMs: 30 * SECOND,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.4.10',
      '湿式除尘器水量须满足要求并连续监测报警；设定值的 20% 视为断水，为本系统默认。',
      'A wet collector needs enough water, monitored continuously with alarm; below 20 % of the set value counts as no water, a default of this system.',
    ),
  },
  {
    id: 'stopped-while-producing',
    appliesTo: BOTH,
    points: ['running'],
    needs: ['producing'],
    numbers: {},
    deadband: 0,
    onDelayMs: 30 * SECOND,
    offDelayMs: 5 * SECOND,
    priority: 1,
    suppressedUntilRunningMs: null,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.1.6',
      '除尘系统须先于生产启动，生产停机后方可停机；30 s 延时为本系统默认。',
      'Dust removal starts before production and stops after it; the 30 s delay is a default of this system.',
    ),
  },
  {
    id: 'early-stop',
    appliesTo: BOTH,
    points: ['running'],
    needs: ['producing'],
    numbers: { runOnMs: 10 * MINUTE, tripMs: 30 * SECOND },
    deadband: 0,
    onDelayMs: 3 * SECOND,
    offDelayMs: 0,
    priority: 3,
    suppressedUntilRunningMs: null,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.1.6',
      '生产停机后除尘系统至少延时 10 min 停机。',
      'After production stops, dust removal runs on for at least 10 min.',
    ),
  },
  {
    id: 'late-start',
    appliesTo: BOTH,
    points: ['running'],
    needs: ['producing'],
    numbers: {},
    deadband: 0,
    onDelayMs: 3 * SECOND,
    offDelayMs: 0,
    priority: 3,
    suppressedUntilRunningMs: null,
    source: clause(
      'GB 15577-2018',
      '2018',
      '8.1.6',
      '除尘系统须先于生产启动。',
      'Dust removal starts before production.',
    ),
  },
  {
    id: 'point-silent',
    appliesTo: BOTH,
    points: POINT_IDS,
    needs: [],
    numbers: { timeoutMs: 30 * SECOND, messageIntervals: 3 },
    deadband: 0,
    onDelayMs: 0,
    offDelayMs: 0,
    priority: 4,
    suppressedUntilRunningMs: null,
    source: local(
      '本地规则：3 个报文周期且不少于 30 s 未收到该测点的有效数据。',
      'Local rule: no usable value of the point for 3 message intervals and at least 30 s.',
    ),
  },
  {
    id: 'station-silent',
    appliesTo: BOTH,
    points: null,
    needs: [],
    numbers: { timeoutMs: 30 * SECOND, messageIntervals: 3 },
    deadband: 0,
    onDelayMs: 0,
    offDelayMs: 0,
    priority: 3,
    suppressedUntilRunningMs: null,
    source: local(
      '本地规则：3 个报文周期且不少于 30 s 未收到该站任何数据；期间不再逐点报警。',
      'Local rule: nothing from the station for 3 message intervals and at least 30 s; its points are not alarmed one by one meanwhile.',
    ),
  },
  {
    id: 'value-frozen',
    appliesTo: BOTH,
    points: [
      'differentialPressurePa',
      'hopperTemperatureC',
      'tankLevelM',
      'sprayFlowM3h',
      'inletTemperatureC',
      'ductVelocityMs',
    ],
    needs: ['running'],
    numbers: { windowMs: 30 * MINUTE, samples: 30 },
    numbersOf: {
      differentialPressurePa: { windowMs: 10 * MINUTE },
      sprayFlowM3h: { windowMs: 15 * MINUTE },
      ductVelocityMs: { windowMs: 15 * MINUTE },
    },
    deadband: 0,
    onDelayMs: 0,
    offDelayMs: 0,
    priority: 4,
    suppressedUntilRunningMs: 0,
    source: local(
      '本地规则：运行中模拟量在窗口内毫无变化，视为取压管堵塞或信号卡死。',
      'Local rule: an analogue value that does not change at all while running is a plugged tap or a stuck signal.',
    ),
  },
  {
    id: 'value-implausible',
    appliesTo: BOTH,
    points: [
      'differentialPressurePa',
      'hopperTemperatureC',
      'tankLevelM',
      'sprayFlowM3h',
      'inletTemperatureC',
      'hydrogenPercentLel',
      'carbonMonoxidePpm',
      'ductVelocityMs',
    ],
    needs: [],
    numbers: {
      spanMargin: 0.02,
      jumpC: 100,
      jumpWithinMs: 30 * SECOND,
      restOfSet: 0.2,
      restMin: 100,
      restAfterMs: 5 * MINUTE,
    },
    deadband: 0,
    onDelayMs: 10 * SECOND,
    offDelayMs: MINUTE,
    priority: 4,
    suppressedUntilRunningMs: null,
    source: local(
      '本地规则：超出量程、温度瞬间跳变（断路）或停机后压差不归零。',
      'Local rule: outside the span, a temperature that jumps at once (open circuit), or a differential pressure that stays when the fan has stopped.',
    ),
  },
  {
    id: 'hydrogen-high',
    appliesTo: ['wet'],
    points: ['hydrogenPercentLel'],
    needs: [],
    numbers: { limit: 25 },
    deadband: 2,
    onDelayMs: 5 * SECOND,
    offDelayMs: MINUTE,
    priority: 1,
    suppressedUntilRunningMs: null,
    source: local(
      '本地限值：氢气 25 %LEL；停机时同样监测。',
      'Local limit of 25 %LEL of hydrogen; judged while stopped as well.',
    ),
  },
  {
    id: 'spark',
    appliesTo: BOTH,
    points: ['sparkCount'],
    needs: [],
    numbers: { limit: 1 },
    deadband: 0,
    onDelayMs: 0,
    offDelayMs: MINUTE,
    priority: 2,
    suppressedUntilRunningMs: null,
    source: local(
      '本地规则：风管火花探测到一次即报警，60 s 无火花后恢复。',
      'Local rule: one spark in the duct alarms; it returns after 60 s without one.',
    ),
  },
  {
    id: 'inlet-temp-high',
    appliesTo: BOTH,
    points: ['inletTemperatureC'],
    needs: [],
    numbers: { limit: 70 },
    deadband: 2,
    onDelayMs: 5 * SECOND,
    offDelayMs: MINUTE,
    priority: 2,
    suppressedUntilRunningMs: null,
    source: clause(
      'AQ 4273-2016',
      '2016',
      '5.1.4 c',
      '进风口温度高于 70 °C 时关闭隔离阀并报警（推荐条款）；5 s 延时为本系统默认。',
      'Above 70 °C at the inlet the isolation valve closes and an alarm sounds (a recommendation); the 5 s delay is a default of this system.',
    ),
  },
  {
    id: 'clock-skew',
    appliesTo: BOTH,
    points: null,
    needs: [],
    numbers: { limitMs: MINUTE, behindMs: 10 * MINUTE },
    deadband: 0,
    onDelayMs: 30 * SECOND,
    offDelayMs: MINUTE,
    priority: 4,
    suppressedUntilRunningMs: null,
    source: local(
      '本地规则：该站最新采样的时间超前接收时间 60 s 以上，或连续 10 min 落后 60 s 以上。',
      'Local rule: the newest samples of the station are more than 60 s ahead of their receipt, or more than 60 s behind it for 10 min on end.',
    ),
  },
  {
    id: 'messages-out-of-order',
    appliesTo: BOTH,
    points: null,
    needs: [],
    numbers: { count: 3, windowMs: 10 * MINUTE },
    deadband: 0,
    onDelayMs: 0,
    offDelayMs: 0,
    priority: 4,
    suppressedUntilRunningMs: null,
    source: local(
      '本地规则：10 min 内至少 3 次，报文晚于其后一条报文到达（同一 boot 内 seq 倒退）。',
      'Local rule: at least three times in 10 min a message came just after the one behind it (seq steps back within a boot).',
    ),
  },
  {
    id: 'gateway-frozen',
    appliesTo: BOTH,
    points: null,
    needs: ['running'],
    numbers: { windowMs: 3 * MINUTE, samples: 30 },
    deadband: 0,
    onDelayMs: 0,
    offDelayMs: 0,
    priority: 3,
    suppressedUntilRunningMs: null,
    source: local(
      '本地规则：该站所有运行中除尘器的模拟量在 3 min 内全部毫无变化，视为网关重复旧值。',
      'Local rule: no analogue value of any running collector of the station changes for 3 min: the gateway repeats old values.',
    ),
  },
];

function clause(document: string, edition: string, number: string, zh: string, en: string): RuleSource {
  return { kind: 'clause', document, edition, clause: number, verified: true, note: { zh, en } };
}

function local(zh: string, en: string): RuleSource {
  return { kind: 'local', verified: false, note: { zh, en } };
}
