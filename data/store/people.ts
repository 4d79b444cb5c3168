import type { DuckDBConnection } from '@duckdb/node-api';
import { ROLES, type Role } from '../model/person';
import type { Credentials, Person, SessionRow, SignInAttempts, SignInLink } from './people-store';
import { type Row, selectRows } from './row';
import { whole } from './sql-parts';
import { StoreError } from './store-error';

/** Everybody, oldest first. */
export async function selectPersons(connection: DuckDBConnection): Promise<readonly Person[]> {
  return (await selectRows(connection, `${PERSONS} ORDER BY persons.created_ts, persons.id`)).map(personAt);
}

/** Every key of a person's attempts begins with their id. */
const PERSONS = `SELECT persons.*, (SELECT max(locked_until_ts) FROM sign_in_attempts
  WHERE starts_with(sign_in_attempts.key, persons.id)) AS locked_until_ts FROM persons`;

/** Rejects when the id is taken. */
export async function addPerson(
  connection: DuckDBConnection,
  person: Pick<Person, 'id' | 'name' | 'role' | 'districts' | 'createdTs'>,
): Promise<void> {
  const result = await connection.run(
    'INSERT INTO persons (id, name, role, created_ts, districts_json) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    [person.id, person.name, person.role, person.createdTs, jsonOrNull(person.districts)],
  );
  if (result.rowsChanged === 0)
    throw new StoreError(`A person with id "${person.id}" exists already; choose another id.`);
}

/** Changes what is given. Rejects when there is nobody of this id. */
export async function changePerson(
  connection: DuckDBConnection,
  id: string,
  change: Partial<Pick<Person, 'role' | 'districts' | 'disabledTs'>>,
): Promise<Person> {
  const { role, districts, disabledTs } = change;
  const set: [string, string | number | null][] = [];
  if (role !== undefined) set.push(['role', role]);
  if (districts !== undefined) set.push(['districts_json', jsonOrNull(districts)]);
  if (disabledTs !== undefined) set.push(['disabled_ts', disabledTs]);
  await update(connection, id, set);
  const [row] = await selectRows(connection, `${PERSONS} WHERE persons.id = ?`, [id]);
  if (!row) throw new StoreError(`There is no person with id "${id}".`);
  return personAt(row);
}

/** What a sign-in of this person is checked against; null when there is nobody of this id. */
export async function selectCredentials(
  connection: DuckDBConnection,
  id: string,
): Promise<Credentials | null> {
  const [row] = await selectRows(connection, 'SELECT * FROM persons WHERE id = ?', [id]);
  if (!row) return null;
  return {
    passwordHash: row.textOrNull('password_hash'),
    passwordTs: row.numberOrNull('password_ts'),
    oldPasswords: JSON.parse(row.textOrNull('old_passwords_json') ?? '[]') as string[],
    totpSecret: row.textOrNull('totp_secret'),
    totpConfirmedTs: row.numberOrNull('totp_confirmed_ts'),
    totpLastStep: row.numberOrNull('totp_last_step'),
  };
}

/** Changes what is given of a person's credentials. */
export async function saveCredentials(
  connection: DuckDBConnection,
  id: string,
  change: Partial<Credentials>,
): Promise<void> {
  const columns: Readonly<Record<keyof Omit<Credentials, 'totpFault'>, string>> = {
    passwordHash: 'password_hash',
    passwordTs: 'password_ts',
    oldPasswords: 'old_passwords_json',
    totpSecret: 'totp_secret',
    totpConfirmedTs: 'totp_confirmed_ts',
    totpLastStep: 'totp_last_step',
  };
  const set = (Object.keys(columns) as (keyof typeof columns)[])
    .filter((field) => change[field] !== undefined)
    .map((field): [string, string | number | null] => {
      const value = change[field] ?? null;
      return [columns[field], typeof value === 'object' ? jsonOrNull(value) : value];
    });
  await update(connection, id, set);
}

/** Wrong passwords of one name. */
export async function selectSignInAttempts(
  connection: DuckDBConnection,
  key: string,
): Promise<SignInAttempts> {
  const [row] = await selectRows(connection, 'SELECT * FROM sign_in_attempts WHERE key = ?', [key]);
  if (!row) return { failedTs: [], lockedUntilTs: null };
  return {
    failedTs: JSON.parse(row.text('failed_json')) as number[],
    lockedUntilTs: row.numberOrNull('locked_until_ts'),
  };
}

const ATTEMPTS_KEPT_MS = 86_400_000;

/** Keeps them, and forgets those of other names that are over. */
export async function saveSignInAttempts(
  connection: DuckDBConnection,
  key: string,
  attempts: SignInAttempts & { readonly now: number },
): Promise<void> {
  const { failedTs, lockedUntilTs, now } = attempts;
  await connection.run(
    `DELETE FROM sign_in_attempts WHERE key <> ? AND changed_ts < ${whole(now - ATTEMPTS_KEPT_MS)}
      AND coalesce(locked_until_ts, 0) <= ${whole(now)}`,
    [key],
  );
  await connection.run('INSERT OR REPLACE INTO sign_in_attempts VALUES (?, ?, ?, ?)', [
    key,
    JSON.stringify(failedTs),
    now,
    lockedUntilTs,
  ]);
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
  const [person] = await selectRows(connection, `${PERSONS} WHERE persons.id = ?`, [link.text('person_id')]);
  return person && person.numberOrNull('disabled_ts') === null ? personAt(person) : null;
}

/** Adds a session. Rejects when its token hash is there already. */
export async function addSession(connection: DuckDBConnection, session: SessionRow): Promise<void> {
  await connection.run(
    'INSERT INTO sessions (token_hash, person_id, created_ts, last_seen_ts, id, address, agent, via) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [
      session.tokenHash,
      session.personId,
      session.createdTs,
      session.lastSeenTs,
      session.id,
      session.address,
      session.agent,
      session.via,
    ],
  );
}

const SESSIONS = `SELECT persons.*, sessions.token_hash, sessions.created_ts AS session_created_ts, sessions.last_seen_ts,
  coalesce(sessions.id, left(sessions.token_hash, 16)) AS session_id, sessions.address, sessions.agent, sessions.via,
  sign_in_attempts.locked_until_ts
  FROM sessions JOIN persons ON persons.id = sessions.person_id
  LEFT JOIN sign_in_attempts ON sign_in_attempts.key = persons.id`;

/** A session with its person, or null when there is none or the person may not sign in any more. */
export async function selectSession(
  connection: DuckDBConnection,
  tokenHash: string,
): Promise<(SessionRow & { readonly person: Person }) | null> {
  const [row] = await selectRows(connection, `${SESSIONS} WHERE sessions.token_hash = ?`, [tokenHash]);
  return row && row.numberOrNull('disabled_ts') === null ? sessionAt(row) : null;
}

/** Every session of one person, or of everybody, newest first. */
export async function selectSessions(
  connection: DuckDBConnection,
  personId: string | undefined,
): Promise<readonly (SessionRow & { readonly person: Person })[]> {
  const where = personId === undefined ? '' : 'WHERE sessions.person_id = ?';
  const rows = await selectRows(
    connection,
    `${SESSIONS} ${where} ORDER BY sessions.created_ts DESC`,
    personId === undefined ? [] : [personId],
  );
  return rows.map(sessionAt);
}

/** Ends sessions by their ids. Answers how many there were. */
export async function endSessions(connection: DuckDBConnection, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await connection.run(
    `DELETE FROM sessions WHERE coalesce(id, left(token_hash, 16)) IN (${ids.map(() => '?').join(', ')})`,
    [...ids],
  );
  return result.rowsChanged;
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

function sessionAt(row: Row): SessionRow & { readonly person: Person } {
  const person = personAt(row);
  return {
    id: row.text('session_id'),
    tokenHash: row.text('token_hash'),
    personId: person.id,
    createdTs: row.number('session_created_ts'),
    lastSeenTs: row.number('last_seen_ts'),
    address: row.textOrNull('address') ?? '',
    agent: row.textOrNull('agent') ?? '',
    // Those from before passwords began with a link.
    via: row.textOrNull('via') === 'password' ? 'password' : 'link',
    person,
  };
}

function personAt(row: Row): Person {
  const districts = row.textOrNull('districts_json');
  return {
    id: row.text('id'),
    name: row.text('name'),
    role: roleOf(row.text('role')),
    districts: districts === null ? null : (JSON.parse(districts) as string[]),
    createdTs: row.number('created_ts'),
    disabledTs: row.numberOrNull('disabled_ts'),
    hasPassword: row.textOrNull('password_hash') !== null,
    hasTotp: row.numberOrNull('totp_confirmed_ts') !== null,
    lockedUntilTs: row.numberOrNull('locked_until_ts'),
  };
}

async function update(
  connection: DuckDBConnection,
  id: string,
  set: readonly (readonly [string, string | number | null])[],
): Promise<void> {
  if (set.length === 0) return;
  await connection.run(
    `UPDATE persons SET ${set.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
    [...set.map(([, value]) => value), id],
  );
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function roleOf(text: string): Role {
  const role = ROLES.find((candidate) => candidate === text);
  if (!role)
    throw new StoreError(`Role "${text}" of a person is not known to this version; start a newer one.`);
  return role;
}
