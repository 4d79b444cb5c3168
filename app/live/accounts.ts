import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Principal } from '../../data/ingest/types';
import type { Registry } from '../../data/model/registry';

/** Who may connect, and with which secret. Secrets are 128 random bits or more, so a plain hash is enough at rest. */
export interface Accounts {
  readonly authenticate: (username: string, password: Uint8Array) => Principal | null;
  readonly bySecret: (secret: string) => string | null;
  readonly setHash: (account: string, hash: string) => void;
}

export interface AccountsOptions {
  readonly hashes: ReadonlyMap<string, string>;
  readonly registry: () => Registry;
}

export function createAccounts({ hashes, registry }: AccountsOptions): Accounts {
  const hashOf = new Map(hashes);
  const accountOf = new Map([...hashes].map(([account, hash]) => [hash, account]));

  return {
    authenticate(username, password) {
      const expected = hashOf.get(username);
      const matches = equalHashes(hashSecret(password), expected ?? '');
      return expected && matches ? principalOf(username, registry()) : null;
    },
    bySecret(secret) {
      const account = accountOf.get(hashSecret(secret));
      return account === undefined ? null : (principalOf(account, registry())?.account ?? null);
    },
    setHash(account, hash) {
      const old = hashOf.get(account);
      if (old) accountOf.delete(old);
      hashOf.set(account, hash);
      accountOf.set(hash, account);
    },
  };
}

/** SHA-256, hex. */
export function hashSecret(secret: string | Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 256 random bits in base64url. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

function equalHashes(a: string, b: string): boolean {
  const left = Buffer.from(a.padEnd(64, '0'));
  const right = Buffer.from(b.padEnd(64, '-'));
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A retired station is nobody, whatever it knows: its values would be kept and never judged. */
function principalOf(account: string, { stations, gateways }: Registry): Principal | null {
  const isOpen = (id: string): boolean => stations.get(id)?.retired === false;
  if (stations.has(account)) return isOpen(account) ? { account, stations: [account] } : null;
  const gateway = gateways.get(account);
  return gateway ? { account, stations: gateway.stations.filter(isOpen) } : null;
}
