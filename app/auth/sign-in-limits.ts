import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../api/problem';
import { auditRefusal } from './audit-refusal';
import { networkOf } from './network-of';
import { ofWorkbench } from './of-workbench';
import { isOpenLink } from './open-links';

/** 本系统默认 (local rule). Of attempts that fail; those that succeed are given back. */
const PER_ADDRESS = { points: 10, duration: 60 };
/**
 * All strangers together, over so many seconds. A wrong password costs a hash and two commits, some 50 ms: ten of them one after the
 * other slow others for a fortieth of the time.
 */
const OVERALL = { points: 10, duration: 20 };
/** Those who may bring a link, while passwords are spent: a handler answers them, which is some 10 ms. */
const AT_DOOR = { points: 5, duration: 20 };
const ADDRESSES_KNOWN = 1000;
const EVERYBODY = 'everybody';

interface Limits {
  readonly address: RateLimiterMemory;
  readonly password: RateLimiterMemory;
  readonly link: RateLimiterMemory;
  /** Who still comes in while passwords are spent: it may be a link from before the start, or of a program that sends no header. */
  readonly door: RateLimiterMemory;
  /** Lines on which somebody signed in since the start: a crowd from elsewhere does not use up their attempts. */
  readonly known: Set<string>;
}

type Kind = 'password' | 'link';
type LimitName = Kind | 'address' | 'door';

/**
 * For the server, before anything is done for a sign-in: answering thousands takes longer than refusing them. Throws ProblemError 429
 * where the address has no attempt left, or all strangers together have none and even those who may bring a link are too many. Who
 * shows the token of a link that waits comes in, whatever others do: so a crowd keeps nobody out who was given one.
 */
export async function refuseAtDoor(address: string, token: string | null): Promise<void> {
  if (token !== null && isOpenLink(token)) return;
  const network = networkOf(address);
  const { address: perAddress, password, known } = limits();
  await refuseSpent('address', await perAddress.get(network));
  if (known.has(network)) return;
  const spent = await password.get(EVERYBODY);
  if (spent && spent.remainingPoints <= 0) await take('door', EVERYBODY);
}

/** Takes one attempt of an address, before anything is read or hashed. Throws ProblemError 429. */
export async function limitAddress(address: string): Promise<void> {
  await take('address', networkOf(address));
}

/** Takes one of the attempts that all addresses share, where nobody signed in before. Throws ProblemError 429. */
export async function limitAll(kind: Kind, address: string): Promise<void> {
  if (!isKnownLine(address)) await take(kind, EVERYBODY);
}

/** What was taken is given back: it was no wrong attempt. */
export async function giveBack(kind: Kind, address: string): Promise<void> {
  const network = networkOf(address);
  const { address: perAddress, known, [kind]: overall } = limits();
  await perAddress.reward(network);
  if (!known.has(network)) await overall.reward(EVERYBODY);
}

/** Whether somebody signed in there since the start. */
export function isKnownLine(address: string): boolean {
  return limits().known.has(networkOf(address));
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

function limits(): Limits {
  return ofWorkbench('sign-in-limits', () => ({
    address: new RateLimiterMemory(PER_ADDRESS),
    password: new RateLimiterMemory(OVERALL),
    link: new RateLimiterMemory(OVERALL),
    door: new RateLimiterMemory(AT_DOOR),
    known: new Set<string>(),
  }));
}

async function take(name: LimitName, key: string): Promise<void> {
  const refused = await limits()
    [name].consume(key)
    .then(
      () => null,
      (error: unknown) => {
        // It rejects with how long to wait, which is no error; made elsewhere it is of another copy of its class.
        if (error instanceof Error) throw error;
        return error as RateLimiterRes;
      },
    );
  if (refused) await refuse(name, refused);
}

/** One that has had as many as it may is refused without counting on. */
async function refuseSpent(name: LimitName, left: RateLimiterRes | null): Promise<void> {
  if (left && left.remainingPoints <= 0 && left.msBeforeNext > 0) await refuse(name, left);
}

async function refuse(name: LimitName, { msBeforeNext }: RateLimiterRes): Promise<never> {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  await auditRefusal({ actor: '(nobody)', action: 'session.limit', object: name, detail: {} });
  throw new ProblemError(429, 'too-many-attempts', { seconds }, { seconds });
}
