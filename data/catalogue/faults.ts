import type { CollectorType } from '../model/points';
import type { OperatorAction } from '../model/scenario';

/** A fault that can be injected in an exercise, as people read it. What it does to a plant is the simulator's. */
export interface CatalogueFault {
  /** As scenario files and commands name it. */
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** What is seen of it and how fast, in one line. */
  readonly effect: { readonly zh: string; readonly en: string };
  readonly for: readonly CollectorType[];
  /** The part of the twin at which it sits: an id of `twin/collector/parts.ts`. */
  readonly part: string;
  /** False: a trip or a stuck part, which acts alike at any severity. */
  readonly graded: boolean;
  /** What an operator can do against it: ends the fault or keeps its consequences small. */
  readonly actions: readonly OperatorAction[];
}

const DRY: readonly CollectorType[] = ['dry'];
const WET: readonly CollectorType[] = ['wet'];
const BOTH: readonly CollectorType[] = ['dry', 'wet'];

/** Every fault of the simulator. Mechanisms and signatures: physics reference, fault catalogue; the texts are this system's own. */
export const FAULTS: readonly CatalogueFault[] = [
  {
    id: 'airlock-motor-trip',
    name: { zh: '锁气卸灰电机跳闸', en: 'Airlock motor trip' },
    effect: {
      zh: '故障触点立即报警；灰斗数小时内积满，随后压差与灰斗温度上升。',
      en: 'The fault contact reports at once; the hopper fills within hours, then pressure and hopper temperature rise.',
    },
    for: DRY,
    part: 'airlock',
    graded: false,
    actions: ['clear-airlock', 'stop-production'],
  },
  {
    id: 'bag-torn',
    name: { zh: '滤袋破损', en: 'Torn bags' },
    effect: {
      zh: '小破口在压差上看不出来；大面积破损时压差骤降。',
      en: 'A small tear does not show in the pressure; a large one makes it drop.',
    },
    for: DRY,
    part: 'filter',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'duct-plugged',
    name: { zh: '风管堵塞', en: 'Plugged duct' },
    effect: {
      zh: '风机照常运转，但风量、风速和压差同时下降。',
      en: 'The fan runs on while air flow, duct velocity and pressure all sink.',
    },
    for: BOTH,
    part: 'duct',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'fan-trip',
    name: { zh: '风机跳闸', en: 'Fan trip' },
    effect: {
      zh: '风机停转，压差归零；联锁在 5 s 后停止生产。',
      en: 'The fan stops, the pressure falls to nothing; the interlock stops production after 5 s.',
    },
    for: BOTH,
    part: 'fan',
    graded: false,
    actions: ['stop-production'],
  },
  {
    id: 'hopper-bridging',
    name: { zh: '灰斗架桥', en: 'Hopper bridging' },
    effect: {
      zh: '卸灰器空转，没有任何触点报警；灰斗悄悄积满。',
      en: 'The airlock turns empty and no contact tells; the hopper fills in silence.',
    },
    for: DRY,
    part: 'hopper',
    graded: true,
    actions: ['clear-airlock', 'stop-production'],
  },
  {
    id: 'hot-gas',
    name: { zh: '进风高温', en: 'Hot gas at the inlet' },
    effect: {
      zh: '进风口温度在数分钟内升高。',
      en: 'The inlet temperature climbs within minutes.',
    },
    for: BOTH,
    part: 'duct',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'hydrogen-build-up',
    name: { zh: '氢气积聚', en: 'Hydrogen build-up' },
    effect: {
      zh: '湿金属泥与水反应，排氢不畅，水箱上方氢气浓度升高。',
      en: 'Wet metal sludge reacts with the water under a blocked vent; hydrogen gathers over the tank.',
    },
    for: WET,
    part: 'sludge',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'make-up-valve-stuck-open',
    name: { zh: '补水阀卡开', en: 'Make-up valve stuck open' },
    effect: {
      zh: '水位持续上升直至溢流。',
      en: 'The level climbs to the rim and overflows.',
    },
    for: WET,
    part: 'tank',
    graded: false,
    actions: [],
  },
  {
    id: 'make-up-valve-stuck-shut',
    name: { zh: '补水阀卡死（关）', en: 'Make-up valve stuck shut' },
    effect: {
      zh: '水位数小时内只降不升，之后水泵吸空，喷淋减弱。',
      en: 'The level only sinks for hours; in the end the pump draws air and the spray weakens.',
    },
    for: WET,
    part: 'tank',
    graded: false,
    actions: ['stop-production'],
  },
  {
    id: 'nozzle-clogging',
    name: { zh: '喷嘴堵塞', en: 'Clogged nozzles' },
    effect: { zh: '喷淋水量下降。', en: 'The spray flow sinks.' },
    for: WET,
    part: 'spray',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'pressure-tap-plugged',
    name: { zh: '压差取压口堵塞', en: 'Plugged pressure tap' },
    effect: {
      zh: '压差读数纹丝不动，其余信号照常变化：压差表失明。',
      en: 'The pressure reading stands still while everything else lives: the gauge is blind.',
    },
    for: DRY,
    part: 'filter',
    graded: false,
    actions: [],
  },
  {
    id: 'process-runs-collector-off',
    name: { zh: '停着除尘器生产', en: 'Production with the collector off' },
    effect: {
      zh: '除尘器被人关停而生产继续：本行业最危险的习惯。',
      en: 'Somebody switches the collector off and goes on producing: the most dangerous habit of the trade.',
    },
    for: BOTH,
    part: 'workshop',
    graded: false,
    actions: ['stop-production'],
  },
  {
    id: 'pulse-air-lost',
    name: { zh: '脉冲清灰失压', en: 'Pulse air lost' },
    effect: {
      zh: '空压气中断，锯齿波消失，压差数小时内持续爬升。',
      en: 'The compressed air fails: the sawtooth dies and the pressure climbs for hours.',
    },
    for: DRY,
    part: 'pulse',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'pump-trip',
    name: { zh: '喷淋泵跳闸', en: 'Spray pump trip' },
    effect: {
      zh: '喷淋在 20 s 内消失，风机照常运转，粉尘未经水洗。',
      en: 'The spray ends within 20 s while the fan runs on; dust passes unwashed.',
    },
    for: WET,
    part: 'pump',
    graded: false,
    actions: ['start-pump', 'stop-production'],
  },
  {
    id: 'smouldering-nest',
    name: { zh: '灰斗阴燃', en: 'Smouldering nest' },
    effect: {
      zh: '灰斗内火种阴燃，全强度时每分钟约升 3 °C。',
      en: 'A nest of embers in the hopper: about 3 °C a minute at full severity.',
    },
    for: DRY,
    part: 'hopper',
    graded: true,
    actions: ['stop-production', 'stop-fan'],
  },
  {
    id: 'spark-shower',
    name: { zh: '风管火花', en: 'Spark shower' },
    effect: {
      zh: '火花成串经过风管，全强度时每秒约两个。',
      en: 'Sparks pass through the duct, about two a second at full severity.',
    },
    for: BOTH,
    part: 'duct',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'tank-leak',
    name: { zh: '水箱泄漏', en: 'Tank leak' },
    effect: { zh: '水位在数分钟内快速下降。', en: 'The level sinks fast, within minutes.' },
    for: WET,
    part: 'tank',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'temperature-sensor-open',
    name: { zh: '温度探头断线', en: 'Open temperature probe' },
    effect: {
      zh: '读数瞬间到达量程上端：是断线，不是着火。',
      en: 'The reading jumps to the end of its span at once: a broken wire, not a fire.',
    },
    for: DRY,
    part: 'hopper',
    graded: false,
    actions: [],
  },
];
