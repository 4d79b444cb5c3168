import { appendAudit, checkAudit, selectAudit } from './audit';
import type { Database } from './database';
import * as people from './people';
import type { PeopleStore } from './people-store';

/** The people's part of an open store. */
export function peopleOf(database: Database): PeopleStore {
  return {
    persons: () => database.read('read the persons', people.selectPersons),
    addPerson: (person) =>
      database.write('add a person', (connection) => people.addPerson(connection, person)),
    changePerson: (id, change) =>
      database.write('change a person', (connection) => people.changePerson(connection, id, change)),
    credentials: (personId) =>
      database.read('read credentials', (connection) => people.selectCredentials(connection, personId)),
    saveCredentials: (personId, change) =>
      database.write('keep credentials', (connection) =>
        people.saveCredentials(connection, personId, change),
      ),
    addSignInLink: (link) =>
      database.write('add a sign-in link', (connection) => people.addSignInLink(connection, link)),
    redeemSignInLink: (tokenHash, now) =>
      database.write('take a sign-in link', (connection) =>
        people.redeemSignInLink(connection, tokenHash, now),
      ),
    addSession: (session) =>
      database.write('add a session', (connection) => people.addSession(connection, session)),
    session: (tokenHash) =>
      database.read('read a session', (connection) => people.selectSession(connection, tokenHash)),
    sessions: (personId) =>
      database.read('read the sessions', (connection) => people.selectSessions(connection, personId)),
    touchSession: (tokenHash, now) =>
      database.write('touch a session', (connection) => people.touchSession(connection, tokenHash, now)),
    removeSession: (tokenHash) =>
      database.write('remove a session', (connection) => people.removeSession(connection, tokenHash)),
    endSessions: (ids) => database.write('end sessions', (connection) => people.endSessions(connection, ids)),
    purgeSessions: (over) =>
      database.write('end old sessions', (connection) => people.purgeSessions(connection, over)),
    audit: (entry) => database.write('keep an audit entry', (connection) => appendAudit(connection, entry)),
    auditTrail: (query) =>
      database.read('read the audit trail', (connection) => selectAudit(connection, query)),
    checkAudit: () => database.read('walk along the audit trail', checkAudit),
  };
}
