import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../api/problem';
import { audit } from './audit';
import { networkOf } from './network-of';

const WINDOW_S = 60;
/** 本系统默认 (local rule). Attempts that fail; those that succeed are given back. */
const PER_ADDRESS = 10;
const PASSWORDS_OVERALL = 120;
const LINKS_OVERALL = 120;
const ADDRESSES_KNOWN = 1000;
const EVERYBODY = 'everybody';

const perAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW_S });
const overall = {
  password: new RateLimiterMemory({ points: PASSWORDS_OVERALL, duration: WINDOW_S }),
  link: new RateLimiterMemory({ points: LINKS_OVERALL, duration: WINDOW_S }),
};
/** Lines on which somebody signed in since the start: a crowd from elsewhere does not use up their attempts. */
const known = new Set<string>();

/** Takes one attempt of an address, before anything is read or hashed. Throws ProblemError 429. */
export async function limitAddress(address: string): Promise<void> {
  await take(perAddress, networkOf(address), 'address');
}

type Kind = keyof typeof overall;

/** Takes one of the attempts that all addresses share, where nobody signed in before. Throws ProblemError 429. */
export async function limitAll(kind: Kind, address: string): Promise<void> {
  if (!known.has(networkOf(address))) await take(overall[kind], EVERYBODY, kind);
}

/** What was taken is given back: it was no wrong attempt. */
export async function giveBack(kind: Kind, address: string): Promise<void> {
  const network = networkOf(address);
  await perAddress.reward(network);
  if (!known.has(network)) await overall[kind].reward(EVERYBODY);
}

/** Somebody signed in there. */
export function remember(address: string): void {
  const network = networkOf(address);
  known.delete(network);
  known.add(network);
  const [oldest] = known;
  if (known.size > ADDRESSES_KNOWN && oldest !== undefined) known.delete(oldest);
}

async function take(limiter: RateLimiterMemory, key: string, limit: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    await countRefused(limit);
    throw new ProblemError(429, 'too-many-attempts', { seconds }, { seconds });
  }
}

const SAY_EVERY_MS = 60_000;
const unsaid = new Map<string, number>();

/** The first is written down at once, the others as a number once a minute: a flood must not flood the audit trail. */
async function countRefused(limit: string): Promise<void> {
  const before = unsaid.get(limit);
  unsaid.set(limit, (before ?? 0) + 1);
  if (before !== undefined) return;
  unsaid.set(limit, 0);
  setTimeout(() => void sayRest(limit), SAY_EVERY_MS).unref();
  await audit('(nobody)', 'session.limit', limit, 'refused', { attempts: 1 });
}

async function sayRest(limit: string): Promise<void> {
  const attempts = unsaid.get(limit) ?? 0;
  unsaid.delete(limit);
  if (attempts > 0)
    await audit('(nobody)', 'session.limit', limit, 'refused', { attempts }).catch(() => undefined);
}
