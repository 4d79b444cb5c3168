import type { Level } from '../../data/model/level';

/** Everything the map says, in the reader's language. */
export interface CityText {
  readonly districtName: (code: string) => string;
  readonly areaName: (code: string) => string;
  readonly enterpriseName: (id: string) => string;
  /** `3 家`. */
  readonly count: (enterprises: number) => string;
  /** A pillar that stands for several: `3 家企业`. */
  readonly gathered: (enterprises: number) => string;
  readonly figures: (actual: number | null, extreme: number | null) => string;
  /** `Ⅱ 橙色` of an area's risk. */
  readonly riskLevel: (level: Level) => string;
  /** `Ⅱ 橙色预警 · 未确认`. */
  readonly warning: (level: Level, waiting: boolean) => string;
  /** 「示意图」 and that it is no survey. */
  readonly schematic: string;
  readonly mapName: string;
  readonly keys: string;
  readonly controls: Readonly<
    Record<
      'zoomIn' | 'zoomOut' | 'turnLeft' | 'turnRight' | 'steeper' | 'flatter' | 'whole' | 'north',
      string
    >
  >;
}
