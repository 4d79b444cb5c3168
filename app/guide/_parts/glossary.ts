/** A word of the field in both languages, and what it is here. */
export interface Term {
  readonly zh: string;
  readonly en: string;
  readonly meaning: { readonly zh: string; readonly en: string };
}

export const GLOSSARY: readonly Term[] = [
  term(
    '除尘系统',
    'dust-removal system',
    '一个车间的吸尘罩、风管、除尘器、风机和排气筒',
    'hoods, ducts, collector, fan and stack of one workshop',
  ),
  term(
    '干式除尘器',
    'dry collector',
    '用滤袋过滤，靠压缩空气脉冲清灰',
    'filters with bags, cleaned by air pulses',
  ),
  term('湿式除尘器', 'wet collector', '用喷水洗涤空气', 'washes the air with sprayed water'),
  term(
    '进出风口压差',
    'differential pressure',
    '滤袋前后的压力差，Pa',
    'between inlet and outlet of the bags, Pa',
  ),
  term(
    '锁气卸灰装置',
    'airlock',
    '把灰斗里的粉尘卸出，同时不让空气进入',
    'turns dust out of the hopper and lets no air in',
  ),
  term('泄爆', 'explosion venting', '爆炸时向安全一侧打开的泄压面', 'a panel that opens to a safe side'),
  term('隔爆阀', 'isolation valve', '防止火焰沿风管返回', 'keeps a flame from running back through the duct'),
  term('报警', 'alarm', '测点或除尘系统违反了规则', 'a point or collector left its rule'),
  term('预警', 'warning', '企业的级别，红、橙、黄、蓝', "an enterprise's level, red to blue"),
  term('确认', 'acknowledge', '有人看到并负责，记录姓名和原因', 'a person says "seen", with name and reason'),
  term('恢复', 'return', '数值回到限值以内（含回差）', 'the value is inside again, with its deadband'),
  term(
    '极端风险',
    'extreme risk',
    '可信的最坏情形：粉尘、人员、建筑、系统',
    'the worst credible case: dust, people, building, system',
  ),
  term('现实风险', 'actual risk', '极端风险结合现在的状况', 'extreme risk weighed with how things stand now'),
  term('推算', 'estimated', '由信号推断，不是测量', 'inferred from signals, not measured'),
  term(
    '世界',
    'world',
    '实时，或某一次演练；两个世界互不相通',
    'live, or one exercise run; two worlds never meet',
  ),
  term(
    '虚拟站点',
    'virtual station',
    '由模拟程序扮演的采集站，标为“模拟”',
    'a station played by the simulator, marked as virtual',
  ),
  term(
    '替身',
    'stand-in',
    '练习用的服务器，扮演部侧接收端',
    "a server for practice that plays the ministry's side",
  ),
  term('积压', 'backlog', '已入库、尚未被接收的读数', 'readings stored and not yet accepted'),
  term('隔离区', 'quarantine', '被拒收的数据、原因和次数', 'what was refused, why, and how often'),
  term(
    '临时约定',
    'provisional',
    '正式文本未见或未核对，暂按此做',
    'used until the official text is at hand',
  ),
];

function term(zh: string, en: string, meaningZh: string, meaningEn: string): Term {
  return { zh, en, meaning: { zh: meaningZh, en: meaningEn } };
}
