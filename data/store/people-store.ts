import type { Role } from '../model/person';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** GB/T 2260 codes; null: the whole city. */
  readonly districts: readonly string[] | null;
  readonly createdTs: number;
  /** May not sign in since then; null: may. */
  readonly disabledTs: number | null;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  /** Too many wrong passwords: no sign-in by password before that moment. */
  readonly lockedUntilTs: number | null;
}

/** What a sign-in is checked against. Never leaves the server. */
export interface Credentials {
  /** argon2id in PHC form. */
  readonly passwordHash: string | null;
  readonly passwordTs: number | null;
  /** The hashes before it, newest first, at most five. */
  readonly oldPasswords: readonly string[];
  /** Base32; counts once `totpConfirmedTs` is set. */
  readonly totpSecret: string | null;
  readonly totpConfirmedTs: number | null;
  /** The last time step whose code was used: a code works once. */
  readonly totpLastStep: number | null;
  /** Why a secret that is kept cannot be read, as after the data was copied without its keys; `totpSecret` is null then. */
  readonly totpFault?: string;
}

/** Wrong passwords of one name, whether anybody has it or not. */
export interface SignInAttempts {
  /** When the latest of them came, oldest first, epoch ms. */
  readonly failedTs: readonly number[];
  readonly lockedUntilTs: number | null;
}

export interface SessionRow {
  /** Shown and ended by it; not secret. */
  readonly id: string;
  /** SHA-256 of the cookie's opaque token, hex. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdTs: number;
  readonly lastSeenTs: number;
  readonly address: string;
  readonly agent: string;
  /** How it began. */
  readonly via: 'link' | 'password';
}

/** A link that signs one person in once. Only its hash is kept. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdTs: number;
  readonly expiresTs: number;
}

export interface AuditEntry {
  readonly ts: number;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: 'done' | 'refused';
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface NumberedAuditEntry extends AuditEntry {
  readonly number: number;
  /** SM3 over the hash before and this entry, hex. */
  readonly hash: string;
}

export interface AuditQuery {
  /** Entries with a smaller number alone. */
  readonly before?: number;
  readonly actor?: string;
  /** Begins with it, such as `session.`. */
  readonly action?: string;
  readonly limit: number;
}

/** What a walk along the whole chain found. `firstBad` is the number of the first entry that does not fit. */
export interface AuditCheck {
  readonly entries: number;
  readonly ok: boolean;
  readonly firstBad: number | null;
  readonly reason: 'edited' | 'missing' | 'cut-off' | null;
}

/** What the store keeps of people; in the live world's file only. */
export interface PeopleStore {
  persons(): Promise<readonly Person[]>;
  addPerson(person: Pick<Person, 'id' | 'name' | 'role' | 'districts' | 'createdTs'>): Promise<void>;
  /** Rejects when there is none of this id. */
  changePerson(
    id: string,
    change: Partial<Pick<Person, 'role' | 'districts' | 'disabledTs'>>,
  ): Promise<Person>;
  credentials(personId: string): Promise<Credentials | null>;
  /** The TOTP secret is sealed on its way to the file. */
  saveCredentials(personId: string, change: Partial<Credentials>): Promise<void>;
  /** By a person's id, which more may follow, or by what stands for a name that nobody has. */
  signInAttempts(key: string): Promise<SignInAttempts>;
  /** Forgets at once what is over: attempts that are older than a day and lock nobody. */
  saveSignInAttempts(key: string, attempts: SignInAttempts, now: number): Promise<void>;
  addSignInLink(link: SignInLink): Promise<void>;
  /** Takes the link: a second call with the same hash answers null, as does an expired one and one of somebody who is disabled. */
  redeemSignInLink(tokenHash: string, now: number): Promise<Person | null>;
  addSession(session: SessionRow): Promise<void>;
  session(tokenHash: string): Promise<(SessionRow & { readonly person: Person }) | null>;
  /** Of one person, or of everybody; newest first. */
  sessions(personId?: string): Promise<readonly (SessionRow & { readonly person: Person })[]>;
  touchSession(tokenHash: string, now: number): Promise<void>;
  removeSession(tokenHash: string): Promise<void>;
  /** Ends sessions by their id; answers how many there were. */
  endSessions(ids: readonly string[]): Promise<number>;
  /** Ends every session made or last used before these moments, epoch ms; answers how many. */
  purgeSessions(over: { readonly madeBefore: number; readonly usedBefore: number }): Promise<number>;
  audit(entry: AuditEntry): Promise<void>;
  auditTrail(query: AuditQuery): Promise<readonly NumberedAuditEntry[]>;
  /** Walks the whole chain as it stands when asked, a part at a time: nothing waits for it. */
  checkAudit(): Promise<AuditCheck>;
}
