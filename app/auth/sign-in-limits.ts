import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../api/problem';
import { type Workbench, workbench } from '../workbench';
import { audit } from './audit';
import { networkOf } from './network-of';

/** 本系统默认 (local rule). Of attempts that fail; those that succeed are given back. */
const PER_ADDRESS = { points: 10, duration: 60 };
/** Two a second over a while: a password costs a hash, a link a look into the database. Seconds. */
const OVERALL = { points: 20, duration: 10 };
const ADDRESSES_KNOWN = 1000;
const EVERYBODY = 'everybody';

interface Limits {
  readonly address: RateLimiterMemory;
  readonly password: RateLimiterMemory;
  readonly link: RateLimiterMemory;
  /** Lines on which somebody signed in since the start: a crowd from elsewhere does not use up their attempts. */
  readonly known: Set<string>;
  /** Refused since it was last written down, by limit. */
  readonly unsaid: Map<LimitName, number>;
}

type Kind = 'password' | 'link';
type LimitName = Kind | 'address';

/** Takes one attempt of an address, before anything is read or hashed. Throws ProblemError 429. */
export async function limitAddress(address: string): Promise<void> {
  await take('address', networkOf(address));
}

/** Takes one of the attempts that all addresses share, where nobody signed in before. Throws ProblemError 429. */
export async function limitAll(kind: Kind, address: string): Promise<void> {
  if (!limits().known.has(networkOf(address))) await take(kind, EVERYBODY);
}

/** What was taken is given back: it was no wrong attempt. */
export async function giveBack(kind: Kind, address: string): Promise<void> {
  const network = networkOf(address);
  const { address: perAddress, known, [kind]: overall } = limits();
  await perAddress.reward(network);
  if (!known.has(network)) await overall.reward(EVERYBODY);
}

/** Somebody signed in there. */
export function remember(address: string): void {
  const { known } = limits();
  const network = networkOf(address);
  known.delete(network);
  known.add(network);
  const [oldest] = known;
  if (known.size > ADDRESSES_KNOWN && oldest !== undefined) known.delete(oldest);
}

/** Of the one process that is served. */
const ofWorkbench = new WeakMap<Workbench, Limits>();

function limits(): Limits {
  const bench = workbench();
  const found = ofWorkbench.get(bench);
  if (found) return found;
  const made: Limits = {
    address: new RateLimiterMemory(PER_ADDRESS),
    password: new RateLimiterMemory(OVERALL),
    link: new RateLimiterMemory(OVERALL),
    known: new Set(),
    unsaid: new Map(),
  };
  ofWorkbench.set(bench, made);
  return made;
}

async function take(name: LimitName, key: string): Promise<void> {
  try {
    await limits()[name].consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    await countRefused(name);
    throw new ProblemError(429, 'too-many-attempts', { seconds }, { seconds });
  }
}

const SAY_EVERY_MS = 60_000;

/** The first is written down at once, the others as a number once a minute: a flood must not flood the audit trail. */
async function countRefused(name: LimitName): Promise<void> {
  const { unsaid } = limits();
  const before = unsaid.get(name);
  unsaid.set(name, before === undefined ? 0 : before + 1);
  if (before !== undefined) return;
  setTimeout(() => void sayRest(unsaid, name), SAY_EVERY_MS).unref();
  await audit('(nobody)', 'session.limit', name, 'refused', { attempts: 1 });
}

async function sayRest(unsaid: Limits['unsaid'], name: LimitName): Promise<void> {
  const attempts = unsaid.get(name) ?? 0;
  unsaid.delete(name);
  if (attempts > 0)
    await audit('(nobody)', 'session.limit', name, 'refused', { attempts }).catch(() => undefined);
}
