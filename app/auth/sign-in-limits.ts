import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../api/problem';
import { type Workbench, workbench } from '../workbench';
import { auditRefusal } from './audit-refusal';
import { networkOf } from './network-of';

/** 本系统默认 (local rule). Of attempts that fail; those that succeed are given back. */
const PER_ADDRESS = { points: 10, duration: 60 };
/** One a second over a while, all strangers together: a wrong password costs a hash and two commits. Seconds. */
const OVERALL = { points: 20, duration: 20 };
const ADDRESSES_KNOWN = 1000;
const EVERYBODY = 'everybody';

interface Limits {
  readonly address: RateLimiterMemory;
  readonly password: RateLimiterMemory;
  readonly link: RateLimiterMemory;
  /** Who still comes in while passwords are spent: it may be a link, and only its body says so. */
  readonly door: RateLimiterMemory;
  /** Lines on which somebody signed in since the start: a crowd from elsewhere does not use up their attempts. */
  readonly known: Set<string>;
}

type Kind = 'password' | 'link';
type LimitName = Kind | 'address' | 'door';

/**
 * For the server, before anything is done for a sign-in: answering thousands takes longer than refusing them. Throws ProblemError 429
 * where the address has no attempt left, or all strangers together have none and even those who may bring a link are too many.
 */
export async function refuseAtDoor(address: string): Promise<void> {
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

const KEY = Symbol.for('dust-twin.sign-in-limits');

/** Of the workbench that is open. The server and the handlers, which Next bundles apart, count together. */
function limits(): Limits {
  const all = globalThis as Record<symbol, unknown>;
  all[KEY] ??= new WeakMap<Workbench, Limits>();
  const ofWorkbench = all[KEY] as WeakMap<Workbench, Limits>;
  const bench = workbench();
  const found = ofWorkbench.get(bench);
  if (found) return found;
  const made: Limits = {
    address: new RateLimiterMemory(PER_ADDRESS),
    password: new RateLimiterMemory(OVERALL),
    link: new RateLimiterMemory(OVERALL),
    door: new RateLimiterMemory(OVERALL),
    known: new Set(),
  };
  ofWorkbench.set(bench, made);
  return made;
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
