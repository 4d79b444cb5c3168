import type { PeopleStore } from './people-store';

type Session = NonNullable<Awaited<ReturnType<PeopleStore['session']>>>;

/**
 * Sessions in memory as the file has them: every call and every live line asks for one. Whoever writes what a session or its person is
 * made of calls `forget` once it is written; what was being read meanwhile is answered, but not kept. A token that is no session's is
 * never kept, so there are as many as there are sessions.
 */
export class SessionCache {
  readonly #read: (tokenHash: string) => Promise<Session | null>;
  readonly #known = new Map<string, Session>();
  #changes = 0;

  constructor(read: (tokenHash: string) => Promise<Session | null>) {
    this.#read = read;
  }

  async session(tokenHash: string): Promise<Session | null> {
    const known = this.#known.get(tokenHash);
    if (known) return known;
    const before = this.#changes;
    const session = await this.#read(tokenHash);
    if (session && before === this.#changes) this.#known.set(tokenHash, session);
    return session;
  }

  /** One session, or all of them where it is not known whose. */
  forget(tokenHash?: string): void {
    this.#changes += 1;
    if (tokenHash === undefined) this.#known.clear();
    else this.#known.delete(tokenHash);
  }
}
