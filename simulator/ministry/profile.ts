import table from '../../data/catalogue/ministry/bj-dust-draft-0.json';
import { isPointId, POINTS } from '../../data/model/points';

export interface PointRule {
  readonly kind: 'bool' | 'analog' | 'count';
  /** The profile's value is the point's unit times this. */
  readonly factor: number;
  /** Inclusive, in the profile's unit. Outside it no sensor of the kind can be. */
  readonly least: number;
  readonly greatest: number;
}

/** What the stand-in reads of the message profile: the table is shared, the reading is its own. */
export const PROFILE = {
  id: table.id,
  paths: table.paths,
  secretHeader: table.envelope.secretHeader,
  fields: {
    realtime: table.messages.realtime.fields,
    record: table.messages.realtime.recordFields,
    base: table.messages.base.fields,
    collector: table.messages.base.collectorFields,
    station: table.messages.base.stationFields,
    riskQuery: table.messages.riskQuery.fields,
  },
  district: new RegExp(table.district.pattern),
  quality: table.quality,
  limits: table.limits,
} as const;

/** By point code. Ranges are those of the point table: the profile has none of its own. */
export const POINT_RULES: ReadonlyMap<string, PointRule> = new Map(
  table.points.map(({ point, code, factor }) => {
    if (!isPointId(point)) throw new RangeError(`profile ${table.id}: point "${point}" is not known.`);
    const { kind, possible } = POINTS[point];
    return [code, { kind, factor, least: possible[0] * factor, greatest: possible[1] * factor }];
  }),
);
