import { createHash } from 'node:crypto';
import { type MessageProfile, profilePoint } from '../catalogue/ministry/message-profile';
import type { StoredReading } from '../model/reading';
import type { Enterprise, Registry } from '../model/registry';
import { formatLocalTime } from './local-time';

/** A message before it is sealed. */
export interface PlainMessage {
  readonly messageId: string;
  readonly enterprise: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** By record id. Empty for base data. */
  readonly records: ReadonlyMap<string, StoredReading>;
}

/** The code by which the endpoint knows an enterprise: its unified social credit code, else our id. */
export function entCodeOf({ id, uscc }: Enterprise): string {
  return uscc ?? id;
}

/**
 * Values of one enterprise. The same readings under the same `messageId` are the same message, however often they are sent;
 * only `sentTime` differs. `seq` is the greatest ingestId in it: it grows within an enterprise.
 */
export function buildRealtime(
  profile: MessageProfile,
  enterprise: Enterprise,
  {
    messageId,
    readings,
    now,
  }: { readonly messageId: string; readonly readings: readonly StoredReading[]; readonly now: number },
): PlainMessage {
  const { offsetMinutes } = profile.time;
  return {
    messageId,
    enterprise: enterprise.id,
    records: new Map(readings.map((reading) => [String(reading.ingestId), reading])),
    content: {
      profile: profile.id,
      type: profile.messages.realtime.type,
      messageId,
      entCode: entCodeOf(enterprise),
      entId: enterprise.id,
      sentTime: formatLocalTime(now, offsetMinutes),
      seq: readings.at(-1)?.ingestId ?? 0,
      records: readings.map((reading) => {
        const { code, factor } = profilePoint(profile, reading.point);
        return {
          recordId: String(reading.ingestId),
          collectorCode: reading.collector,
          pointCode: code,
          collectTime: formatLocalTime(reading.ts, offsetMinutes),
          value: reading.value * factor,
          quality: reading.quality,
        };
      }),
    },
  };
}

/** What the endpoint must know of an enterprise before its values, and a hash that changes when it does. No contacts, no persons. */
export function baseOf(
  profile: MessageProfile,
  registry: Registry,
  { enterprise, isTold }: { readonly enterprise: Enterprise; readonly isTold: (station: string) => boolean },
): { readonly content: Readonly<Record<string, unknown>>; readonly hash: string } {
  const stations = [...registry.stations.values()].filter(
    (one) => one.enterprise === enterprise.id && isTold(one.id),
  );
  const told = new Set(stations.flatMap((one) => one.collectors));
  const collectors = [...registry.collectors.values()].filter(
    (one) => one.enterprise === enterprise.id && told.has(one.id),
  );
  const content = {
    entCode: entCodeOf(enterprise),
    entId: enterprise.id,
    name: enterprise.name.zh,
    district: enterprise.district,
    collectors: collectors.sort(byId).map((one) => ({
      collectorCode: one.id,
      name: one.name.zh,
      type: one.type,
      dust: one.dust,
      points: one.points.map((point) => profilePoint(profile, point).code),
    })),
    stations: stations.sort(byId).map((one) => ({
      stationCode: one.id,
      name: one.name.zh,
      collectors: one.collectors,
      virtual: one.virtual,
    })),
  };
  const hash = createHash('sm3').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  return { content, hash };
}

/** Base data as a message. `before` is the first ingestId of the values that it goes before, so that a change and its reversal differ. */
export function buildBase(
  profile: MessageProfile,
  enterprise: Enterprise,
  {
    base,
    before,
    now,
  }: { readonly base: ReturnType<typeof baseOf>; readonly before: number; readonly now: number },
): PlainMessage {
  const messageId = `${enterprise.id}-base-${before}-${base.hash}`;
  return {
    messageId,
    enterprise: enterprise.id,
    records: new Map(),
    content: {
      profile: profile.id,
      type: profile.messages.base.type,
      messageId,
      sentTime: formatLocalTime(now, profile.time.offsetMinutes),
      ...base.content,
    },
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
