import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type Role } from '../../../data/model/person';
import { openStore } from '../../../data/store/open-store';
import {
  sampleAlarm,
  sampleEvent,
  sampleGroup,
  sampleReading,
  sampleRejection,
  sampleRisk,
  sampleRun,
  sampleWarning,
} from '../../../data/store/sample-readings';
import type { Store } from '../../../data/store/types';
import { idsOf, recordsOfPlants } from '../../auth/fixtures/open-plants-world';
import { hashToken } from '../../auth/session-cookie';
import { hashSecret } from '../../live/accounts';

const DONGCHENG = '110101';
const FENGTAI = '110106';
const PLANTS = [
  { id: 'near', district: DONGCHENG },
  { id: 'far', district: FENGTAI },
];

export const NEAR = { ...idsOf('near'), run: 'Xnear' } as const;
export const FAR = { ...idsOf('far'), run: 'Xfar' } as const;
/** What belongs to the other district begins so, whatever it is. */
export const FAR_NAMES = /\b(far\.|Xfar\b)/;
export const NEAR_NAMES = /\b(near\.|Xnear\b)/;
export const NEAR_SECRET = 'secret of the station near.S, for tests';

/** A role, seeing the whole city or the first district alone, and the cookie of its session. */
export interface Somebody {
  readonly role: Role;
  readonly sees: 'city' | 'near';
  readonly cookie: string;
}

/** Somebody of each role for each of both reaches. */
export const SOMEBODIES: readonly Somebody[] = ROLES.flatMap((role) =>
  (['city', 'near'] as const).map((sees) => ({ role, sees, cookie: `dust_session=${tokenOf(role, sees)}` })),
);

/** Writes what a server would have kept: two plants in two districts with something of every kind, a run about each, and everybody. */
export async function writeTwoDistricts(dataDir: string): Promise<void> {
  mkdirSync(join(dataDir, 'runs'), { recursive: true });
  const now = Date.now();
  const store = await openStore({ path: join(dataDir, 'live.duckdb') });
  await store.upsertRegistry(recordsOfPlants(PLANTS), now);
  await store.setSecretHash(NEAR.station, hashSecret(NEAR_SECRET), now);
  for (const [index, { id }] of PLANTS.entries()) await writePlant(store, { id, ingestId: index + 1, now });
  await store.saveRisk(
    PLANTS.map(({ id }) => sampleRisk({ enterprise: idsOf(id).enterprise, computedTs: now })),
  );
  await writeExchange(store, now);
  await writePeople(store, now);
  await store.close();
  for (const { id } of PLANTS) {
    const file = await openStore({ path: join(dataDir, 'runs', `X${id}.duckdb`), kind: 'run' });
    await file.close();
  }
}

async function writePlant(
  store: Store,
  { id, ingestId, now }: { readonly id: string; readonly ingestId: number; readonly now: number },
): Promise<void> {
  const { enterprise, collector, station, alarm, warning } = idsOf(id);
  const ts = now - 60_000;
  const raised = sampleAlarm({ id: alarm, collector, raisedTs: ts, knownAt: ts });
  await store.commit(
    sampleGroup({
      readings: [sampleReading({ ingestId, collector, station, ts, receivedTs: ts })],
      alarmEvents: [sampleEvent('raised', ts, raised)],
      rejections: [sampleRejection({ station, topic: `dust/v1/${station}/telemetry`, receivedTs: ts })],
      lines: [{ station, online: true, ts }],
    }),
  );
  await store.upsertWarning(sampleWarning({ id: warning, enterprise, raisedTs: ts, changedTs: ts }));
  const { scenario, ...run } = sampleRun({ id: `X${id}`, state: 'ended', kept: true });
  const records = recordsOfPlants(PLANTS).filter((record) => record.id.startsWith(`${id}.`));
  await store.saveRun({ ...run, scenario: { ...scenario, enterprises: [enterprise] }, records });
}

/** What an endpoint refused of each, and what it said of them. */
async function writeExchange(store: Store, now: number): Promise<void> {
  const enterprises = PLANTS.map(({ id }) => idsOf(id).enterprise);
  await store.saveLink({
    position: { endpoint: 'http://127.0.0.1:1', cursor: 0, sendingThrough: 0, state: {} },
    accepted: [],
    refusals: enterprises.map((enterprise, index) => ({
      ts: now,
      messageId: `${enterprise}-1-1`,
      enterprise,
      collector: null,
      point: null,
      recordTs: null,
      ingestId: null,
      code: '1',
      message: 'refused',
      recordKey: String(index),
    })),
  });
  await store.saveMinistryRisk(
    enterprises.map((enterprise) => ({
      resultId: `result-of-${enterprise}`,
      enterprise,
      level: 'blue' as const,
      score: 1,
      computedTs: now,
      receivedTs: now,
      reason: '-',
      standIn: false,
    })),
  );
}

async function writePeople(store: Store, now: number): Promise<void> {
  for (const { role, sees } of SOMEBODIES) {
    const id = `${role}-${sees}`;
    const districts = sees === 'near' ? [DONGCHENG] : null;
    await store.addPerson({ id, name: id, role, districts, createdTs: now });
    await store.addSession({
      id: `session-of-${id}`,
      tokenHash: hashToken(tokenOf(role, sees)),
      personId: id,
      createdTs: now,
      lastSeenTs: now,
      address: '127.0.0.1',
      agent: 'test',
      via: 'password',
    });
  }
}

function tokenOf(role: Role, sees: string): string {
  return `token-of-${role}-${sees}`;
}
