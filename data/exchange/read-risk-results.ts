import { z } from 'zod';
import type { MessageProfile } from '../catalogue/ministry/message-profile';
import type { MinistryRisk } from '../model/exchange';
import { parseLocalTime } from './local-time';
import { printable } from './printable';
import { type Seal, SealError } from './seal';
import type { RawAnswer } from './wire';

export interface RiskReading {
  readonly results: readonly MinistryRisk[];
  /** Results that name no enterprise that was asked for, or have no readable moment or level. */
  readonly unread: number;
}

const answerSchema = z.object({ code: z.union([z.number(), z.string()]), data: z.string() });
const resultSchema = z.object({
  resultId: z.string().min(1).max(128),
  entCode: z.string().max(64),
  level: z.number().int(),
  score: z.number().min(0).max(100).nullish(),
  computedTime: z.string().max(20),
  reason: z.string().default(''),
});

/** A result from further ahead would stand before all that come after it: local rule, as with readings. */
const AHEAD_MS = 300_000;

/** The sealed risk results of an answer. Null when it is no whole answer: ask again later. */
export function readRiskResults(
  profile: MessageProfile,
  raw: RawAnswer,
  how: {
    readonly seal: Seal;
    /** entCode -> our id of the enterprise. */
    readonly enterprises: ReadonlyMap<string, string>;
    readonly receivedTs: number;
    readonly standIn: boolean;
  },
): RiskReading | null {
  const rows = openResults(profile, raw, how.seal);
  if (!rows) return null;
  const results: MinistryRisk[] = [];
  for (const row of rows.slice(0, profile.limits.maxResults)) {
    const parsed = resultSchema.safeParse(row);
    if (!parsed.success) continue;
    const { resultId, entCode, score, computedTime, reason } = parsed.data;
    const level = profile.levels.find(({ code }) => code === parsed.data.level)?.level;
    const enterprise = how.enterprises.get(entCode);
    const computedTs = parseLocalTime(computedTime, profile.time.offsetMinutes);
    if (enterprise === undefined || computedTs === null || level === undefined) continue;
    if (computedTs > how.receivedTs + AHEAD_MS) continue;
    results.push({
      resultId,
      enterprise,
      level,
      score: score ?? null,
      computedTs,
      receivedTs: how.receivedTs,
      reason: printable(reason),
      standIn: how.standIn,
    });
  }
  return { results, unread: rows.length - results.length };
}

function openResults(profile: MessageProfile, raw: RawAnswer, seal: Seal): readonly unknown[] | null {
  if (raw.status !== 200 || raw.isCut) return null;
  try {
    const answer = answerSchema.parse(JSON.parse(raw.body));
    if (String(answer.code) !== String(profile.answers.ok)) return null;
    return z.object({ results: z.array(z.unknown()) }).parse(JSON.parse(seal.open(answer.data))).results;
  } catch (error) {
    if (error instanceof SealError || error instanceof z.ZodError || error instanceof SyntaxError)
      return null;
    throw error;
  }
}
