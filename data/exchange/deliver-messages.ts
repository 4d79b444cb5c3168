import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageProfile } from '../catalogue/ministry/message-profile';
import type { StoredReading } from '../model/reading';
import type { Enterprise, Registry } from '../model/registry';
import { type baseOf, buildBase, buildRealtime } from './build-messages';
import type { PlannedMessage } from './plan-batch';
import type { FailedRecord } from './read-answer';
import type { FinalVerdict, Sender, Signals } from './send-message';
import type { KeptRefusal, UploadPace } from './upload-types';

/** What one planned message came to. */
export interface Outcome {
  readonly accepted: number;
  /** Messages that the endpoint knew already. */
  readonly repeated: number;
  readonly messages: number;
  readonly refusals: readonly KeptRefusal[];
  readonly acceptedTs: number | null;
  /** The newest of what was accepted. */
  readonly newest: StoredReading | null;
}

/** Which base data an endpoint has of an enterprise: the hash, marked where it refused it for good. */
export type Bases = Map<string, string>;

export interface Delivery {
  readonly profile: MessageProfile;
  readonly registry: Registry;
  readonly baseOf: (enterprise: Enterprise) => ReturnType<typeof baseOf>;
  readonly bases: Bases;
  readonly sender: Sender;
  readonly now: () => number;
  readonly pace: Pick<UploadPace, 'patience' | 'unknownRounds' | 'waitRounds'>;
  readonly signals: Signals;
  /** Messages that go record by record. Once one of its records went alone, the whole never goes again: also after a restart. */
  readonly isSplit: (messageId: string) => boolean;
  /** Resolves when that is durable. */
  readonly split: (messageId: string) => Promise<void>;
}

const REFUSED = '!';
const SPLIT: FinalVerdict = { kind: 'refused', remedy: 'give-up', code: '', message: '' };

/**
 * Brings one planned message over: base data first where the endpoint has none or an older one; records that are to come later again
 * in a message of their own, named after the round; a message refused as a whole once more record by record, so that a bad one takes
 * no other with it. Everything that is sent has an id that a restart makes again.
 */
export async function deliverMessage(
  delivery: Delivery,
  planned: PlannedMessage,
  readings: readonly StoredReading[],
): Promise<Outcome> {
  const tally = createTally(delivery, planned.enterprise);
  const enterprise = delivery.registry.enterprises.get(planned.enterprise);
  if (readings.length === 0) return tally.outcome();
  const messageId = messageIdOf(planned);
  if (!enterprise) {
    const message = `Enterprise "${planned.enterprise}" is not registered any more; register it, then its next readings are sent.`;
    tally.refuseAll(messageId, readings, { code: 'no-enterprise', message });
    return tally.outcome();
  }
  const verdict = await sendWithBase(delivery, enterprise, { messageId, readings }, tally);
  await settle(delivery, enterprise, { messageId, readings, verdict }, tally);
  return tally.outcome();
}

/** The binding form of an id: enterprise, first and last ingestId. */
export function messageIdOf({ enterprise, first, last }: PlannedMessage): string {
  return `${enterprise}-${first}-${last}`;
}

interface Tally {
  readonly take: (readings: readonly StoredReading[], isRepeated: boolean) => void;
  readonly refuse: (messageId: string, reading: StoredReading | null, why: Why) => void;
  readonly refuseAll: (messageId: string, readings: readonly StoredReading[], why: Why) => void;
  readonly outcome: () => Outcome;
}

type Why = Pick<FailedRecord, 'code' | 'message'>;

function createTally({ now }: Delivery, enterprise: string): Tally {
  const refusals: KeptRefusal[] = [];
  let accepted = 0;
  let repeated = 0;
  let messages = 0;
  let newest: StoredReading | null = null;
  let acceptedTs: number | null = null;
  const refuse: Tally['refuse'] = (messageId, reading, { code, message }) => {
    refusals.push({
      ts: now(),
      messageId,
      recordKey: reading ? String(reading.ingestId) : 'base',
      enterprise,
      collector: reading?.collector ?? null,
      point: reading?.point ?? null,
      recordTs: reading?.ts ?? null,
      ingestId: reading?.ingestId ?? null,
      code,
      message,
    });
  };
  return {
    take(readings, isRepeated) {
      messages += 1;
      if (isRepeated) repeated += 1;
      accepted += readings.length;
      const last = readings.at(-1);
      if (!last) return;
      acceptedTs = now();
      if (!newest || last.ingestId > newest.ingestId) newest = last;
    },
    refuse,
    refuseAll(messageId, readings, why) {
      for (const reading of readings) refuse(messageId, reading, why);
    },
    outcome: () => ({ accepted, repeated, messages, refusals, acceptedTs, newest }),
  };
}

interface Sending {
  readonly messageId: string;
  readonly readings: readonly StoredReading[];
}

/** The endpoint may have lost the base data it had, when its ledger was emptied: then it gets them again. */
async function sendWithBase(
  delivery: Delivery,
  enterprise: Enterprise,
  sending: Sending,
  tally: Tally,
): Promise<FinalVerdict> {
  const before = sending.readings[0]?.ingestId ?? 0;
  if (delivery.isSplit(sending.messageId)) return SPLIT;
  for (let round = 1; ; round += 1) {
    await ensureBase(delivery, enterprise, before, tally);
    const verdict = await sendValues(delivery, enterprise, sending);
    const wantsBase = verdict.kind === 'refused' && verdict.remedy === 'send-base';
    if (!wantsBase || delivery.bases.get(enterprise.id)?.startsWith(REFUSED)) return verdict;
    delivery.bases.delete(enterprise.id);
    if (round > 1) await waitForRound(delivery, round);
  }
}

async function ensureBase(
  { profile, baseOf, bases, sender, now, signals }: Delivery,
  enterprise: Enterprise,
  before: number,
  tally: Tally,
): Promise<void> {
  const base = baseOf(enterprise);
  const known = bases.get(enterprise.id);
  if (known === base.hash || known === REFUSED + base.hash) return;
  const build = () => buildBase(profile, enterprise, { base, before, now: now() });
  const verdict = await sender.send(build, signals);
  if (verdict.kind === 'refused') {
    tally.refuse(build().messageId, null, verdict);
    bases.set(enterprise.id, REFUSED + base.hash);
  } else bases.set(enterprise.id, base.hash);
}

function sendValues(
  { profile, sender, now, signals }: Delivery,
  enterprise: Enterprise,
  { messageId, readings }: Sending,
): Promise<FinalVerdict> {
  return sender.send(() => buildRealtime(profile, enterprise, { messageId, readings, now: now() }), signals);
}

/** Counts what was taken and refused, and sends what is to come later again, round after round. */
async function settle(
  delivery: Delivery,
  enterprise: Enterprise,
  first: Sending & { readonly verdict: FinalVerdict },
  tally: Tally,
): Promise<void> {
  let { messageId, readings, verdict } = first;
  for (let round = 1; verdict.kind !== 'refused'; round += 1) {
    const { taken, open, refused } = sortOut(readings, verdict.failed, { round, pace: delivery.pace });
    tally.take(taken, verdict.duplicate);
    for (const { reading, failure } of refused) tally.refuse(messageId, reading, failure);
    if (open.length === 0) return;
    // An answer that it only repeats has been waited for already.
    if (!verdict.duplicate) await waitForRound(delivery, round);
    readings = open;
    messageId = `${first.messageId}.${round}`;
    verdict = await sendWithBase(delivery, enterprise, { messageId, readings }, tally);
  }
  const isSplit = delivery.isSplit(messageId);
  if (verdict.remedy === 'send-base' || (readings.length === 1 && !isSplit))
    return tally.refuseAll(messageId, readings, verdict);
  if (!isSplit) await delivery.split(messageId);
  await deliverSingly(delivery, enterprise, readings, tally);
}

interface Sorted {
  readonly taken: StoredReading[];
  readonly open: StoredReading[];
  readonly refused: { readonly reading: StoredReading; readonly failure: FailedRecord }[];
}

function sortOut(
  readings: readonly StoredReading[],
  failures: readonly FailedRecord[],
  { round, pace }: { readonly round: number; readonly pace: Delivery['pace'] },
): Sorted {
  const failed = new Map(failures.map((one) => [one.recordId, one]));
  const sorted: Sorted = { taken: [], open: [], refused: [] };
  for (const reading of readings) {
    const failure = failed.get(String(reading.ingestId));
    if (!failure) sorted.taken.push(reading);
    else if (mayComeLater(failure, round, pace)) sorted.open.push(reading);
    else sorted.refused.push({ reading, failure });
  }
  return sorted;
}

function mayComeLater({ remedy }: FailedRecord, round: number, pace: Delivery['pace']): boolean {
  if (remedy === 'give-up') return false;
  return round <= (remedy === 'wait' ? pace.waitRounds : pace.unknownRounds);
}

async function waitForRound({ pace, signals }: Delivery, round: number): Promise<void> {
  const { firstRetryMs, longestRetryMs } = pace.patience;
  const ms = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(round - 1, 30));
  await sleep(ms, undefined, { signal: signals.waiting, ref: false });
}

/** Each record in a message of its own: the bad one is found, the others arrive. */
async function deliverSingly(
  delivery: Delivery,
  enterprise: Enterprise,
  readings: readonly StoredReading[],
  tally: Tally,
): Promise<void> {
  for (const reading of readings) {
    const { ingestId } = reading;
    const messageId = messageIdOf({ enterprise: enterprise.id, first: ingestId, last: ingestId });
    const alone = { messageId, readings: [reading] };
    const verdict = await sendWithBase(delivery, enterprise, alone, tally);
    await settle(delivery, enterprise, { ...alone, verdict }, tally);
  }
}
