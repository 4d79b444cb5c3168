import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Principal } from '../../data/ingest/types';
import type { Registry } from '../../data/model/registry';

/**
 * Who may connect, and with which secret: stations and gateways, and beside them the exercise runs. Secrets are 128
 * random bits or more, so a plain hash is enough at rest.
 */
export interface Accounts {
  readonly authenticate: (username: string, password: Uint8Array) => Principal | null;
  /** Station or gateway whose secret this is; null for nobody's, and for one that several share. */
  readonly bySecret: (secret: string) => string | null;
  /** Run whose secret this is, or null. */
  readonly runBySecret: (secret: string) => string | null;
  /** Somebody other than `account` has this secret: as a Bearer key it would name neither of them. */
  readonly isSecretTaken: (secret: string, account: string) => boolean;
  /** Throws when a run has that name. */
  readonly setHash: (account: string, hash: string) => void;
  /** Opens the account of a run for the stations of its story, or closes it with `null`. Throws when the name is no run's or is taken. */
  readonly setRun: (run: string, hash: string | null, stations: readonly string[]) => void;
}

export interface AccountsOptions {
  readonly hashes: ReadonlyMap<string, string>;
  readonly registry: () => Registry;
}

/** Names that a run may have: never a level or a wildcard of a topic. */
const RUN_ID = /^X\d{8}-[a-z0-9]{4,32}$/;

export function createAccounts({ hashes, registry }: AccountsOptions): Accounts {
  const plants = createKeyring(hashes);
  const runs = createKeyring(new Map());
  const stationsOfRun = new Map<string, readonly string[]>();

  function requireFree(run: string): void {
    if (!RUN_ID.test(run)) throw new Error(`The run ${run} needs a name such as X20261122-7f3a2c.`);
    const { stations, gateways } = registry();
    if (!plants.hashOf(run) && !stations.has(run) && !gateways.has(run)) return;
    throw new Error(`The run ${run} is named as a station or gateway is; give it another name.`);
  }

  return {
    authenticate(username, password) {
      const isRun = stationsOfRun.has(username);
      const expected = (isRun ? runs : plants).hashOf(username);
      const matches = equalHashes(hashSecret(password), expected ?? '');
      if (!expected || !matches) return null;
      const stations = stationsOfRun.get(username);
      return stations ? { account: username, stations, run: username } : principalOf(username, registry());
    },
    bySecret(secret) {
      const account = plants.onlyOwnerOf(hashSecret(secret));
      return account === null ? null : (principalOf(account, registry())?.account ?? null);
    },
    runBySecret: (secret) => runs.onlyOwnerOf(hashSecret(secret)),
    isSecretTaken(secret, account) {
      const hash = hashSecret(secret);
      return [...plants.ownersOf(hash), ...runs.ownersOf(hash)].some((owner) => owner !== account);
    },
    setHash(account, hash) {
      if (stationsOfRun.has(account)) throw new Error(`${account} is a run's name; choose another id.`);
      plants.set(account, hash);
    },
    setRun(run, hash, stations) {
      if (hash === null) {
        runs.remove(run);
        stationsOfRun.delete(run);
        return;
      }
      requireFree(run);
      runs.set(run, hash);
      stationsOfRun.set(run, stations);
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

/** Hashes by account and accounts by hash. */
function createKeyring(hashes: ReadonlyMap<string, string>) {
  const hashOf = new Map<string, string>();
  const owners = new Map<string, Set<string>>();
  const ownersOf = (hash: string): readonly string[] => [...(owners.get(hash) ?? [])];

  function remove(account: string): void {
    const hash = hashOf.get(account);
    if (hash === undefined) return;
    hashOf.delete(account);
    const left = owners.get(hash);
    left?.delete(account);
    if (left?.size === 0) owners.delete(hash);
  }

  function set(account: string, hash: string): void {
    remove(account);
    hashOf.set(account, hash);
    owners.set(hash, (owners.get(hash) ?? new Set()).add(account));
  }

  for (const [account, hash] of hashes) set(account, hash);
  return {
    set,
    remove,
    ownersOf,
    hashOf: (account: string) => hashOf.get(account),
    onlyOwnerOf: (hash: string): string | null => {
      const [owner, second] = ownersOf(hash);
      return owner === undefined || second !== undefined ? null : owner;
    },
  };
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
