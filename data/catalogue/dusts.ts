import { z } from 'zod';
import table from './dusts.json';

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const number = z.number().positive().nullable();

const dustSchema = z.object({
  /** Row of the catalogue, 1 to 45; 46 = other. */
  no: z.number().int().min(1).max(46),
  name: bilingual,
  category: bilingual,
  /** Median particle size, micrometre. */
  d50Um: number,
  /** Lower explosion limit of the cloud, g/m3. */
  lowerLimitGM3: number,
  /** Minimum ignition energy of the cloud, mJ. */
  mieMj: number,
  /** Greatest explosion pressure, MPa (gauge). */
  pmaxMPa: number,
  /** Explosion index, bar·m/s. */
  kstBarMs: number,
  /** Ignition temperature of the cloud, degC. */
  mitCloudC: number,
  /** Ignition temperature of a layer, degC. */
  layerIgnitionC: number,
  /** A value as printed where it is not a plain number: "<2", ">450", 「熔化」 (melts). The number then is the bound, or null. */
  text: z.partialRecord(
    z.enum(['d50Um', 'lowerLimitGM3', 'mieMj', 'pmaxMPa', 'kstBarMs', 'mitCloudC', 'layerIgnitionC']),
    z.string(),
  ),
  /** Degree of danger as the catalogue prints it. */
  level: z.enum(['高', '较高', '一般']),
  /** Code in a provincial exchange format: catalogue number in two digits, 46 = other. */
  typeCode: z.string().regex(/^DUST_TYPE_\d\d$/),
  status: z.object({
    name: z.enum(['verified', 'unknown']),
    number: z.enum(['order-verified', 'order-and-code-seen']),
    values: z.enum(['verified', 'corroborated', 'range-consistent', 'memory', 'conflict']),
  }),
  source: z.string().min(1),
  /** Other values found for the same dust, when they differ. */
  conflict: bilingual.nullable(),
});

export type Dust = z.infer<typeof dustSchema>;
export type DustNumber = keyof Dust['text'];

/**
 * The 45 rows of 《工贸行业重点可燃性粉尘目录（2015版）》 with the provenance of every row.
 * Only one row's numbers were read in print; screens mark all others (`isVerified`).
 * Samples of one dust differ two- to tenfold: a plant's laboratory report goes before this table.
 */
export const DUSTS: readonly Dust[] = z.array(dustSchema).length(45).parse(table);

/** Row 46 of the exchange codes: a dust the catalogue does not list. Nothing is known, so the worst level holds. */
export const OTHER_DUST: Dust = {
  no: 46,
  name: { zh: '其他', en: 'Other' },
  category: { zh: '其他', en: 'Other' },
  d50Um: null,
  lowerLimitGM3: null,
  mieMj: null,
  pmaxMPa: null,
  kstBarMs: null,
  mitCloudC: null,
  layerIgnitionC: null,
  text: {},
  level: '高',
  typeCode: 'DUST_TYPE_46',
  status: { name: 'unknown', number: 'order-and-code-seen', values: 'memory' },
  source: 'not in the catalogue: no values, counted as worst',
  conflict: null,
};

/** Row `no` of the catalogue; 46 is {@link OTHER_DUST}. Throws a RangeError for any other number. */
export function dustByNumber(no: number): Dust {
  const dust = no === OTHER_DUST.no ? OTHER_DUST : DUSTS[no - 1];
  if (!dust)
    throw new RangeError(`dust number ${no} is not a row of the catalogue: use 1 to 45, or 46 for other`);
  return dust;
}

/** True when the row's numbers were read in print. All others are shown with a provisional mark. */
export function isVerified(dust: Dust): boolean {
  return dust.status.values === 'verified';
}
