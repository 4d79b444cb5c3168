import { z } from 'zod';
import { LEVELS } from '../../model/level';
import { POINT_IDS, type PointId } from '../../model/points';
import draft0 from './bj-dust-draft-0.json';

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const path = z.string().regex(/^\/[a-z-]+$/);
const names = z.array(z.string().min(1)).min(1);
/** `wait`: send the same again later. `send-base`: after the base data. `give-up`: it will never be taken as it is. */
const remedy = z.enum(['wait', 'send-base', 'give-up']);
const pointSchema = z.object({
  point: z.enum(POINT_IDS),
  code: z.string().regex(/^[A-Z][A-Z0-9]$/),
  kind: z.enum(['bool', 'analog', 'count']),
  unit: z.string(),
  /** The profile's value is ours times this. */
  factor: z.number().positive(),
  name: bilingual,
});

const profileSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+\/\d+$/),
    version: z.number().int().min(0),
    /** The inner specification is not public: nothing here may be called official. */
    provisional: z.literal(true),
    title: bilingual,
    sources: z.array(z.object({ about: names, mark: z.enum(['vendor-page', 'own']), document: bilingual })),
    paths: z.object({ data: path, riskResults: path, standIn: path, ledger: path }),
    envelope: z.object({
      method: z.literal('POST'),
      contentType: z.string().min(1),
      secretHeader: z.string().min(1),
      appIdField: z.string().min(1),
      dataField: z.string().min(1),
    }),
    cipher: z.object({
      algorithm: z.literal('sm4-cbc'),
      keyBytes: z.literal(16),
      ivBytes: z.literal(16),
      padding: z.literal('pkcs7'),
      text: z.literal('utf-8'),
      encoding: z.literal('hex-upper'),
    }),
    messages: z.object({
      realtime: z.object({ type: z.literal('realtime'), fields: names, recordFields: names }),
      base: z.object({
        type: z.literal('base'),
        fields: names,
        collectorFields: names,
        stationFields: names,
      }),
      riskQuery: z.object({ type: z.literal('riskQuery'), fields: names, resultFields: names }),
    }),
    district: z.object({ standard: z.string(), pattern: z.string() }),
    time: z.object({
      format: z.literal('yyyyMMddHHmmssSSS'),
      zone: z.string(),
      /** Minutes ahead of UTC; the zone has no summer time. */
      offsetMinutes: z.number().int(),
    }),
    points: z.array(pointSchema),
    quality: z.object({ least: z.number().int(), greatest: z.number().int() }),
    /** Risk results' code of each level. */
    levels: z.array(z.object({ code: z.number().int(), level: z.enum(LEVELS) })).length(LEVELS.length),
    limits: z.object({
      /** Records in one message. */
      maxRecords: z.number().int().positive(),
      /** Bytes of a request's body. */
      maxBodyBytes: z.number().int().positive(),
      /** Bytes of an answer that are read at all. */
      maxAnswerBytes: z.number().int().positive(),
      /** Risk results in one answer. */
      maxResults: z.number().int().positive(),
    }),
    answers: z.object({
      ok: z.number().int(),
      message: z.array(
        z.object({ code: z.number().int(), http: z.number().int(), remedy, meaning: bilingual }),
      ),
      record: z.array(
        z.object({ code: z.number().int(), remedy: remedy.exclude(['send-base']), meaning: bilingual }),
      ),
    }),
  })
  .refine(({ points }) => POINT_IDS.every((id) => points.filter(({ point }) => point === id).length === 1), {
    message: 'every point of the contract has one row in "points"',
  })
  .refine(({ points }) => new Set(points.map(({ code }) => code)).size === points.length, {
    message: 'two points have the same code',
  });

/** How messages to the ministry's server are made, as a table. */
export type MessageProfile = z.infer<typeof profileSchema>;
export type ProfilePoint = z.infer<typeof pointSchema>;

/** Every profile that this version can send, by id. Validated once at load. */
export const MESSAGE_PROFILES: ReadonlyMap<string, MessageProfile> = new Map(
  [draft0].map((table) => {
    const profile = profileSchema.parse(table);
    return [profile.id, profile];
  }),
);

/** The profile used where none is named. */
export const DEFAULT_PROFILE = 'bj-dust-draft/0';

/** A profile by its id. Throws a RangeError for one that is not in the catalogue. */
export function messageProfile(id: string): MessageProfile {
  const profile = MESSAGE_PROFILES.get(id);
  if (!profile)
    throw new RangeError(
      `message profile ${JSON.stringify(id)} is not known: use one of ${[...MESSAGE_PROFILES.keys()].join(', ')}`,
    );
  return profile;
}

/** The profile's row of a point. The table has one for each. */
export function profilePoint(profile: MessageProfile, point: PointId): ProfilePoint {
  const row = profile.points.find((one) => one.point === point);
  if (!row) throw new RangeError(`profile ${profile.id} has no row for point "${point}"`);
  return row;
}
