import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { selectAudit } from './audit';
import { AuditTrail } from './audit-trail';
import type { Database } from './database';
import { readKeyFile } from './key-file';
import * as people from './people';
import { openSecret, sealSecret } from './people-secret';
import type { PeopleStore } from './people-store';
import { SessionCache } from './session-cache';
import { StoreError } from './store-error';

/** The people's part of an open store. `keysFolder` holds the keys of mode 0600 that its secrets and its audit trail are sealed with. */
export function peopleOf(
  database: Database,
  keysFolder: string,
  warn: (sentence: string) => void,
): PeopleStore {
  const trail = new AuditTrail(database, keysFolder, warn);
  const sessions = new SessionCache((tokenHash) =>
    database.read('read a session', (connection) => people.selectSession(connection, tokenHash)),
  );
  /** A write after which sessions, or one of them, are read anew. */
  async function change<T>(
    doing: string,
    work: (connection: DuckDBConnection) => Promise<T>,
    tokenHash?: string,
  ): Promise<T> {
    try {
      return await database.write(doing, work);
    } finally {
      sessions.forget(tokenHash);
    }
  }
  return {
    ...credentialsOf(database, join(keysFolder, 'totp.key'), change),
    persons: () => database.read('read the persons', people.selectPersons),
    addPerson: (person) => change('add a person', (connection) => people.addPerson(connection, person)),
    changePerson: (id, changed) =>
      change('change a person', (connection) => people.changePerson(connection, id, changed)),
    addSignInLink: (link) =>
      database.write('add a sign-in link', (connection) => people.addSignInLink(connection, link)),
    redeemSignInLink: (tokenHash, now) =>
      database.write('take a sign-in link', (connection) =>
        people.redeemSignInLink(connection, tokenHash, now),
      ),
    addSession: (session) =>
      change('add a session', (connection) => people.addSession(connection, session), session.tokenHash),
    session: (tokenHash) => sessions.session(tokenHash),
    sessions: (personId) =>
      database.read('read the sessions', (connection) => people.selectSessions(connection, personId)),
    touchSession: (tokenHash, now) =>
      change('touch a session', (connection) => people.touchSession(connection, tokenHash, now), tokenHash),
    removeSession: (tokenHash) =>
      change('remove a session', (connection) => people.removeSession(connection, tokenHash), tokenHash),
    endSessions: (ids) => change('end sessions', (connection) => people.endSessions(connection, ids)),
    purgeSessions: (over) =>
      change('end old sessions', (connection) => people.purgeSessions(connection, over)),
    audit: (entry) => trail.append(entry),
    auditTrail: (query) =>
      database.read('read the audit trail', (connection) => selectAudit(connection, query)),
    checkAudit: () => trail.check(),
  };
}

type Change = <T>(doing: string, work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;

type CredentialsPart = Pick<
  PeopleStore,
  'credentials' | 'saveCredentials' | 'signInAttempts' | 'saveSignInAttempts'
>;

function credentialsOf(database: Database, totpKeyFile: string, change: Change): CredentialsPart {
  let key: Promise<Buffer> | undefined;
  /** Read once: a sign-in of somebody who has TOTP must not take longer than one of somebody unknown. */
  const totpKey = (): Promise<Buffer> => {
    key ??= readKeyFile(totpKeyFile).catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  };
  return {
    async credentials(personId) {
      const kept = await database.read('read credentials', (connection) =>
        people.selectCredentials(connection, personId),
      );
      if (!kept || kept.totpSecret === null) return kept;
      try {
        return { ...kept, totpSecret: openSecret(kept.totpSecret, await totpKey(), personId) };
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        return { ...kept, totpSecret: null, totpFault: error.message };
      }
    },
    async saveCredentials(personId, changed) {
      const secret = changed.totpSecret
        ? { totpSecret: sealSecret(changed.totpSecret, await totpKey(), personId) }
        : {};
      await change('keep credentials', (connection) =>
        people.saveCredentials(connection, personId, { ...changed, ...secret }),
      );
    },
    signInAttempts: (key) =>
      database.read('read sign-in attempts', (connection) => people.selectSignInAttempts(connection, key)),
    saveSignInAttempts: (key, attempts, now) =>
      change('keep sign-in attempts', (connection) =>
        people.saveSignInAttempts(connection, key, { ...attempts, now }),
      ),
  };
}
