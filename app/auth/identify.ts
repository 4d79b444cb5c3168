import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from '../../data/model/person';
import { type Workbench, workbench } from '../workbench';
import { hashToken, readSessionToken } from './session-cookie';
import { isAlive } from './sessions';

/**
 * Who sends a request, or null. A Bearer key is the administrator's API key, a station's secret or a run's, and stands alone:
 * a wrong one is nobody, whatever cookie comes with it. Without one the session cookie counts.
 */
export async function identify(request: Request): Promise<Identity | null> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return identifyKey(authorization);
  return identifySession(readSessionToken(request.headers.get('cookie')));
}

/** Who opens a live line: a person's session alone. No key is ever valid here. */
export async function identifySocket(headers: IncomingHttpHeaders): Promise<Identity | null> {
  return identifySession(readSessionToken(headers.cookie));
}

const TOUCH_EVERY_MS = 60_000;

function identifyKey(authorization: string): Identity | null {
  const key = /^Bearer +(.+)$/i.exec(authorization)?.[1];
  if (!key) return null;
  const bench = workbench();
  if (bench.isAdminApiKey(key))
    return { kind: 'api-key', name: 'api:admin', role: 'administrator', districts: null };
  const account = bench.accountBySecret(key);
  if (account !== null) return { kind: 'station', name: account, role: 'station', districts: null };
  const run = bench.runBySecret(key);
  return run === null ? null : { kind: 'run', name: run, role: 'run', districts: null };
}

async function identifySession(token: string | null): Promise<Identity | null> {
  if (!token) return null;
  const bench: Workbench = workbench();
  const tokenHash = hashToken(token);
  const session = await bench.store.session(tokenHash);
  if (!session) return null;
  const now = bench.now();
  if (!isAlive(session, now)) {
    await bench.store.removeSession(tokenHash);
    return null;
  }
  if (now - session.lastSeenTs > TOUCH_EVERY_MS) await bench.store.touchSession(tokenHash, now);
  const { name, role, districts } = session.person;
  return { kind: 'session', name, role, districts, personId: session.personId, sessionId: session.id };
}
