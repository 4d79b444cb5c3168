import type { DuckDBConnection } from '@duckdb/node-api';
import { ROLES, type Role } from '../model/person';
import { type Row, selectRows } from './row';
import { whole } from './sql-parts';
import { StoreError } from './store-error';
import type { Person, SessionRow, SignInLink } from './types';

/** Everybody, oldest first. */
export async function selectPersons(connection: DuckDBConnection): Promise<readonly Person[]> {
  return (await selectRows(connection, 'SELECT * FROM persons ORDER BY created_ts, id')).map(personAt);
}

/** Rejects when the id is taken. */
export async function addPerson(connection: DuckDBConnection, person: Person): Promise<void> {
  const result = await connection.run('INSERT INTO persons VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', [
    person.id,
    person.name,
    person.role,
    person.createdTs,
  ]);
  if (result.rowsChanged === 0)
    throw new StoreError(`A person with id "${person.id}" exists already; choose another id.`);
}

/** Also drops the links that have expired by the time this one was made. */
export async function addSignInLink(connection: DuckDBConnection, link: SignInLink): Promise<void> {
  await connection.run(`DELETE FROM sign_in_links WHERE expires_ts <= ${whole(link.createdTs)}`);
  await connection.run('INSERT INTO sign_in_links VALUES (?, ?, ?, ?)', [
    link.tokenHash,
    link.personId,
    link.createdTs,
    link.expiresTs,
  ]);
}

/** Takes the link and answers whom it signs in, or null when there is none or it has expired. */
export async function redeemSignInLink(
  connection: DuckDBConnection,
  tokenHash: string,
  now: number,
): Promise<Person | null> {
  const [link] = await selectRows(
    connection,
    'DELETE FROM sign_in_links WHERE token_hash = ? RETURNING person_id, expires_ts',
    [tokenHash],
  );
  if (!link || link.number('expires_ts') <= now) return null;
  const [person] = await selectRows(connection, 'SELECT * FROM persons WHERE id = ?', [
    link.text('person_id'),
  ]);
  return person ? personAt(person) : null;
}

/** Adds a session. Rejects when its token hash is there already. */
export async function addSession(connection: DuckDBConnection, session: SessionRow): Promise<void> {
  await connection.run('INSERT INTO sessions VALUES (?, ?, ?, ?)', [
    session.tokenHash,
    session.personId,
    session.createdTs,
    session.lastSeenTs,
  ]);
}

/** A session with its person, or null when there is none. */
export async function selectSession(
  connection: DuckDBConnection,
  tokenHash: string,
): Promise<(SessionRow & { readonly person: Person }) | null> {
  const [row] = await selectRows(
    connection,
    `SELECT persons.*, sessions.token_hash, sessions.created_ts AS session_created_ts, sessions.last_seen_ts
     FROM sessions JOIN persons ON persons.id = sessions.person_id WHERE sessions.token_hash = ?`,
    [tokenHash],
  );
  if (!row) return null;
  const person = personAt(row);
  return {
    tokenHash: row.text('token_hash'),
    personId: person.id,
    createdTs: row.number('session_created_ts'),
    lastSeenTs: row.number('last_seen_ts'),
    person,
  };
}

/** Notes that a session was used at `now`, epoch ms. */
export async function touchSession(
  connection: DuckDBConnection,
  tokenHash: string,
  now: number,
): Promise<void> {
  await connection.run(`UPDATE sessions SET last_seen_ts = ${whole(now)} WHERE token_hash = ?`, [tokenHash]);
}

/** Ends every session that was made or last used before these moments, epoch ms. Answers how many. */
export async function purgeSessions(
  connection: DuckDBConnection,
  { madeBefore, usedBefore }: { readonly madeBefore: number; readonly usedBefore: number },
): Promise<number> {
  const result = await connection.run(
    `DELETE FROM sessions WHERE created_ts < ${whole(madeBefore)} OR last_seen_ts < ${whole(usedBefore)}`,
  );
  return result.rowsChanged;
}

/** Ends a session. Nothing happens when there is none. */
export async function removeSession(connection: DuckDBConnection, tokenHash: string): Promise<void> {
  await connection.run('DELETE FROM sessions WHERE token_hash = ?', [tokenHash]);
}

function personAt(row: Row): Person {
  return {
    id: row.text('id'),
    name: row.text('name'),
    role: roleOf(row.text('role')),
    createdTs: row.number('created_ts'),
  };
}

function roleOf(text: string): Role {
  const role = ROLES.find((candidate) => candidate === text);
  if (!role)
    throw new StoreError(`Role "${text}" of a person is not known to this version; start a newer one.`);
  return role;
}
