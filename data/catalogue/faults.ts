import type { CollectorType, PointId } from '../model/points';
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
    id: 'airlock-contact-broken',
    name: { zh: '卸灰故障触点断线', en: 'Airlock contact wire broken' },
    effect: {
      zh: '卸灰故障永远不会上报；在锁气卸灰器真正跳闸之前，站内没有任何信号能看出，只有定期验证试验能发现。',
      en: 'The airlock fault never reports. Nothing at the station shows it until the airlock really trips; only a proof test finds it.',
    },
    for: DRY,
    part: 'airlock',
    graded: false,
    actions: [],
  },
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
    id: 'airlock-vane-leak',
    name: { zh: '锁气卸灰器叶片磨损漏风', en: 'Leaking airlock vanes' },
    effect: {
      zh: '空气从磨损的叶片间上窜，把落下的粉尘吹回滤袋：清灰周期缩短至一半左右，定时清灰时锯齿波增高。故障触点不动作。',
      en: 'Air blows up through worn vanes and carries fallen dust back to the bags: cycles shrink to about half, under a timer the teeth grow. The contact tells nothing.',
    },
    for: DRY,
    part: 'airlock',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'bag-blinding',
    name: { zh: '滤袋糊袋', en: 'Blinded bags' },
    effect: {
      zh: '油或潮气使细粉嵌入滤料，残余阻力逐日升高，全强度时约翻倍：清灰后的谷值升高，清灰也压不下来。',
      en: 'Oil or moisture works fines into the felt and its residual drag grows over days, to about double: the trough after cleaning climbs and no cleaning brings it down.',
    },
    for: DRY,
    part: 'filter',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'bag-torn',
    name: { zh: '滤袋小破口', en: 'Small bag tear' },
    effect: {
      zh: '一条滤袋上的小破口：粉尘逸出，压差变化不到 1%，站内没有任何测点能看出，需要排放浓度测量。',
      en: 'A small tear in one bag: dust escapes while the pressure changes by less than 1 percent. No point at the station shows it; that takes an emission sensor.',
    },
    for: DRY,
    part: 'filter',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'bags-off',
    name: { zh: '滤袋脱落', en: 'Bags off' },
    effect: {
      zh: '滤袋脱落或大面积破损，含尘空气走短路：压差骤降，锯齿波消失，粉尘直排。',
      en: 'Bags have fallen off or burst and the air takes the open way: the pressure drops at once, the sawtooth is gone, dust goes out.',
    },
    for: DRY,
    part: 'filter',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'cleaning-controller-hung',
    name: { zh: '清灰控制器死机', en: 'Hung cleaning controller' },
    effect: {
      zh: '脉冲阀一个也不动作，压缩空气正常：脉冲消失，压差数小时内持续爬升。',
      en: 'No valve fires though the compressed air is there: the pulses are gone and the pressure climbs for hours.',
    },
    for: DRY,
    part: 'pulse',
    graded: false,
    actions: ['stop-production'],
  },
  {
    id: 'condensation',
    name: { zh: '滤袋结露', en: 'Condensation on the bags' },
    effect: {
      zh: '冷滤袋上结露，粉饼阻力升至二到五倍：压差数秒内跳升，随后清灰频繁或锯齿波增高。',
      en: 'Moisture condenses on the cake, which resists two to five times as much: the pressure steps up within seconds, then cleaning comes often or the teeth grow.',
    },
    for: DRY,
    part: 'filter',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'deflagration',
    name: { zh: '粉尘爆燃', en: 'Deflagration' },
    effect: {
      zh: '一秒之内：压差冲出量程后归零，温度跳升，风机停转；约 6 秒后全站失联。采样赶不上爆燃本身，只能看到它留下的痕迹。',
      en: 'Within a second the pressure leaves its range, then reads nothing, the temperature jumps, the fan stops; some 6 s later the whole station is silent. No sampling shows the flame itself, only what it leaves.',
    },
    for: BOTH,
    part: 'duct',
    graded: false,
    actions: ['stop-production'],
  },
  {
    id: 'diaphragm-stuck-open',
    name: { zh: '脉冲阀膜片卡开', en: 'Pulse diaphragm stuck open' },
    effect: {
      zh: '压缩空气不断漏入箱体，气包压力不足：脉冲变弱，锯齿波变矮直至消失，压差爬升。',
      en: 'Compressed air leaks into the housing and the header lacks pressure: pulses weaken, the sawtooth shrinks or is gone and the pressure climbs.',
    },
    for: DRY,
    part: 'pulse',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'diaphragm-stuck-shut',
    name: { zh: '脉冲阀膜片卡死', en: 'Pulse diaphragm stuck shut' },
    effect: {
      zh: '一排滤袋得不到清灰，其余各排多承担风量：脉冲响应逐轮缺一，谷值在数小时至数天内略升，清灰周期略短。',
      en: 'One row is not cleaned and the others carry its air: one kick a round is missing, the trough climbs a little over hours to days, cycles get a little shorter.',
    },
    for: DRY,
    part: 'pulse',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'duct-below-transport',
    name: { zh: '风速低于输送风速', en: 'Duct below its transport velocity' },
    effect: {
      zh: '风机被调慢，压差和风速立即下降；粉尘沉积在风管内，数小时（木粉）至数天（金属粉）内风量继续下降。湿式除尘器的站点看不到。',
      en: 'The fan was throttled: pressure and duct velocity drop at once, then dust settles in the duct and takes more air over hours (wood) to days (metal). A station on a wet collector cannot show it.',
    },
    for: BOTH,
    part: 'duct',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'duct-plugged',
    name: { zh: '风管堵塞', en: 'Plugged duct' },
    effect: {
      zh: '一条支管堵塞：风机照常运转，风量、风速和压差约降四分之一；按需清灰时压差数小时内回升，风速不回升。湿式除尘器的站点看不到。',
      en: 'A branch plugs: the fan runs on, air flow, duct velocity and pressure lose about a quarter. Cleaned on demand, the pressure comes back within hours, the velocity does not. A station on a wet collector cannot show it.',
    },
    for: BOTH,
    part: 'duct',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'dust-overload',
    name: { zh: '粉尘超负荷', en: 'Dust overload' },
    effect: {
      zh: '机器产尘最多增至三倍，滤袋清灰频次成倍增加；定时清灰时压差升高。湿式除尘器的站点看不到。',
      en: 'The machines give off up to three times their dust: bags are cleaned as much more often, under a timer the pressure climbs. A station on a wet collector cannot show it.',
    },
    for: BOTH,
    part: 'workshop',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'explosion-isolation-fails',
    name: { zh: '隔爆失效，爆炸蔓延', en: 'Explosion spreads, isolation failed' },
    effect: {
      zh: '火焰越过隔爆阀，一秒后同车间其他除尘器相继爆炸：数台设备同时跌落，随后全站失联。车间内只有一台时与爆燃相同。',
      en: 'The flame passes the isolation valve and a second later the other collectors of the workshop explode: several units drop together, then the station is silent. Alone in its workshop, a collector shows what a deflagration shows.',
    },
    for: BOTH,
    part: 'duct',
    graded: false,
    actions: ['stop-production'],
  },
  {
    id: 'fan-belt-slip',
    name: { zh: '风机皮带打滑', en: 'Fan belt slip' },
    effect: {
      zh: '运行触点正常，转速、风量和压差在一分钟内下降；反转时相似。湿式除尘器的站点看不到。',
      en: 'The running contact stays while speed, air flow and pressure sink within a minute; turning backward looks alike. A station on a wet collector cannot show it.',
    },
    for: BOTH,
    part: 'fan',
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
    id: 'gateway-frozen',
    name: { zh: '网关死机重发', en: 'Frozen gateway' },
    effect: {
      zh: '全站数值定格在死机那一刻，时间戳照常更新：所有信号同时零波动才会露出破绽。',
      en: 'Every value of the station stands as when it hung, with fresh times: only that all of them stand still at once gives it away.',
    },
    for: BOTH,
    part: 'station',
    graded: false,
    actions: [],
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
    id: 'hopper-overfull',
    name: { zh: '灰斗超料位', en: 'Overfull hopper' },
    effect: {
      zh: '锁气器下方的料桶已满无人更换，灰斗满到滤袋下沿：触点不动作，粉尘被卷回滤袋，清灰周期明显缩短或压差升高。',
      en: 'The bin below the airlock is full and the hopper stands full to the bags: no contact tells, dust is whirled back, cycles shrink or the pressure climbs.',
    },
    for: DRY,
    part: 'hopper',
    graded: true,
    actions: ['clear-airlock', 'stop-production'],
  },
  {
    id: 'hot-ember',
    name: { zh: '火星随风进入', en: 'Hot embers' },
    effect: {
      zh: '机器着火，火星在一分钟内随风穿过风管：进风温度短时升高、若干火花，随后一切如常。没有火花探测或进风测温的站点看不到。',
      en: 'Embers from a fire at a machine fly through the duct in a minute: the inlet is hot for minutes, some sparks are seen, then nothing. A station without a spark detector or an inlet probe cannot show it.',
    },
    for: BOTH,
    part: 'duct',
    graded: true,
    actions: ['stop-production'],
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
      zh: '湿金属泥与水反应，排氢不畅，水箱上方氢气浓度升高，停机后更快。没有氢气传感器时，站上任何信号都看不出来。',
      en: 'Wet metal sludge reacts with the water under a blocked vent; hydrogen gathers over the tank, faster once the fan rests. Without a hydrogen sensor nothing at the station shows it.',
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
    id: 'messages-repeated',
    name: { zh: '报文重复与乱序', en: 'Messages repeated and out of order' },
    effect: {
      zh: '全强度时一半报文发两遍、四分之一与后一条换位；序号重复，数值不变，不应多报也不应漏报。',
      en: 'At full severity half of the messages come twice and a quarter after the one behind; numbers repeat, values do not change, no alarm may double.',
    },
    for: BOTH,
    part: 'station',
    graded: true,
    actions: [],
  },
  {
    id: 'network-lost',
    name: { zh: '网络中断（断点续传）', en: 'Network lost, store and forward' },
    effect: {
      zh: '监测站失联，恢复后存储的数据带旧时间戳成批补传：接收端心跳可发现，不得当作新趋势。',
      en: 'The station falls silent; when the line is back all comes in a burst with its old times: the heartbeat tells, and no trend may be taken for new.',
    },
    for: BOTH,
    part: 'station',
    graded: false,
    actions: [],
  },
  {
    id: 'nozzle-clogging',
    name: { zh: '喷嘴堵塞', en: 'Clogged nozzles' },
    effect: {
      zh: '喷淋水量下降而泵压升高（站上不测泵压），水位照常。',
      en: 'The spray flow sinks while the pump pressure, which no station measures, climbs; the level stays as it was.',
    },
    for: WET,
    part: 'spray',
    graded: true,
    actions: ['stop-production'],
  },
  {
    id: 'pressure-tap-off',
    name: { zh: '压差引压管脱落', en: 'Pressure tube leaking or off' },
    effect: {
      zh: '风机运转而压差读数变小，全强度时归零；滤袋本身正常。',
      en: 'The fan runs and the pressure reads less, at full severity nothing; the bags are well.',
    },
    for: DRY,
    part: 'filter',
    graded: true,
    actions: [],
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
    id: 'pump-cavitation',
    name: { zh: '喷淋泵气蚀', en: 'Spray pump cavitates' },
    effect: {
      zh: '吸口滤网堵塞，喷淋水量在数秒内下降并剧烈跳动，水位照常。',
      en: 'The suction strainer clogs: within seconds the spray falls and jumps, while the level stays as it was.',
    },
    for: WET,
    part: 'pump',
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
    id: 'run-contact-welded',
    name: { zh: '运行触点粘连', en: 'Run contact welded' },
    effect: {
      zh: '风机停了仍显示运行；停机后压差或喷淋归零而运行信号不变，由信号一致性发现。',
      en: 'The fan stands still and still reads running; pressure or spray at nothing beside it give it away. Nothing shows while the fan does run.',
    },
    for: BOTH,
    part: 'fan',
    graded: false,
    actions: [],
  },
  {
    id: 'self-heating',
    name: { zh: '积灰自热', en: 'Self-heating of caked dust' },
    effect: {
      zh: '潮湿或含油积灰在灰斗壁上自热：数小时内毫无迹象，随后失控，温度每分钟约升 1 °C，直到烧尽或清除。强度过低时达不到临界，不会失控。',
      en: 'Damp or oily dust caked to the hopper heats itself: nothing shows for hours, then it runs away at about 1 °C a minute until it is burnt or taken out. Too weak a heap stays below its critical point.',
    },
    for: DRY,
    part: 'hopper',
    graded: true,
    actions: ['stop-production', 'stop-fan'],
  },
  {
    id: 'sensor-bias',
    name: { zh: '传感器零点偏移', en: 'Sensor zero shift' },
    effect: {
      zh: '压差（湿式为喷淋流量）整体偏高量程的 5%，停机时也不归零：停机零点检查可发现。',
      en: 'Pressure, on a wet collector the spray flow, reads up to 5 % of the span too high, also at rest: a zero check at standstill tells.',
    },
    for: BOTH,
    part: 'station',
    graded: true,
    actions: [],
  },
  {
    id: 'sensor-drift',
    name: { zh: '传感器漂移', en: 'Sensor drift' },
    effect: {
      zh: '压差（湿式为水位）在 6 小时内缓慢偏高量程的 5%，清灰周期不变：由信号间一致性发现。',
      en: 'Pressure, on a wet collector the level, creeps up by 5 % of the span within 6 h while the cleaning cycle stays as it was: consistency tells.',
    },
    for: BOTH,
    part: 'station',
    graded: true,
    actions: [],
  },
  {
    id: 'sensor-noise',
    name: { zh: '电磁干扰', en: 'Interference on the sensors' },
    effect: {
      zh: '全强度时所有模拟量的噪声是平时的 5 倍，均值不变：报警可能频繁抖动。',
      en: 'At full severity all analog values are five times as noisy around their true mean: alarms may chatter.',
    },
    for: BOTH,
    part: 'station',
    graded: true,
    actions: [],
  },
  {
    id: 'sensor-scale-error',
    name: { zh: '量程或单位错误', en: 'Wrong scale or unit' },
    effect: {
      zh: '压差把 kPa 当 Pa 上传（约 1），湿式水位放大 10 倍顶到量程上限：由合理性检查发现。',
      en: 'The pressure is sent in kPa as Pa (about 1), the level ten times too great up to its span: a plausibility check tells.',
    },
    for: BOTH,
    part: 'station',
    graded: false,
    actions: [],
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
    id: 'station-clock-jump',
    name: { zh: '站钟跳变', en: 'Station clock jump' },
    effect: {
      zh: '全强度时时间戳超前 4 分钟，数据仍被接收；校准后同一时段会再报一遍：由时钟偏差检查发现。',
      en: 'At full severity time stamps lie 4 min ahead and are still taken; set right, the station tells the same minutes again: a check of its clock tells.',
    },
    for: BOTH,
    part: 'station',
    graded: true,
    actions: [],
  },
  {
    id: 'station-power-lost',
    name: { zh: '监测站断电', en: 'Station power lost' },
    effect: {
      zh: '全站无测量也无上报；来电后重新启动，序号从零开始：由心跳发现。',
      en: 'The whole station measures and sends nothing; when power is back it starts anew, numbered from 0: the heartbeat tells.',
    },
    for: BOTH,
    part: 'station',
    graded: false,
    actions: [],
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
  {
    id: 'temperature-sensor-short',
    name: { zh: '温度探头短路', en: 'Short-circuited temperature probe' },
    effect: {
      zh: '读数瞬间跌到量程以下（3.6 mA）：是短路，不是降温。',
      en: 'The reading falls below its span at once (3.6 mA): a short circuit, not a frost.',
    },
    for: DRY,
    part: 'hopper',
    graded: false,
    actions: [],
  },
  {
    id: 'water-frozen',
    name: { zh: '水路结冰', en: 'Frozen water' },
    effect: {
      zh: '管路、浮球和水位计冻住：喷淋归零，水位一动不动，风机照常运转。只在寒夜停机后发生。',
      en: 'Pipes, float and level gauge freeze: no spray and a level that stands still while the fan runs. Only after a frosty night at rest.',
    },
    for: WET,
    part: 'tank',
    graded: false,
    actions: ['stop-production'],
  },
];

/** Faults that nothing at a station shows by itself, and what point would show them. Physics reference, fault catalogue 7, 39 and 29. */
const UNSEEN: Readonly<Record<string, readonly PointId[]>> = {
  'bag-torn': [],
  'airlock-contact-broken': [],
  'hydrogen-build-up': ['hydrogenPercentLel'],
};

/** Whether no alarm can tell of this fault alone at a collector that measures these points: said openly, never hidden in a percentage. */
export function isUndetectable(fault: string, points: readonly PointId[]): boolean {
  const shownBy = UNSEEN[fault];
  return shownBy !== undefined && !shownBy.some((point) => points.includes(point));
}
