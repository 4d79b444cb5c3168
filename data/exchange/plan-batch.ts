import type { StoredReading } from '../model/reading';

/** Readings of one enterprise that go together, in the order of arrival. */
export interface PlannedMessage {
  readonly enterprise: string;
  /** First and last ingestId: with the enterprise they are the message's id, so it must be planned only once. */
  readonly first: number;
  readonly last: number;
}

export interface PlannedBatch {
  /** Of one enterprise in ascending order. */
  readonly messages: readonly PlannedMessage[];
  readonly withheld: number;
  /** Readings of collectors that nobody knows: they cannot be addressed. */
  readonly orphans: readonly StoredReading[];
  /** Enterprise by collector, as the messages have it. */
  readonly owners: Readonly<Record<string, string>>;
}

export interface BatchRules {
  readonly enterpriseOf: (collector: string) => string | undefined;
  readonly mayLeave: (reading: StoredReading) => boolean;
  readonly maxRecords: number;
}

/** Cuts readings, ascending by ingestId, into messages of one enterprise and at most `maxRecords` records each. */
export function planBatch(
  readings: readonly StoredReading[],
  { enterpriseOf, mayLeave, maxRecords }: BatchRules,
): PlannedBatch {
  const filling = new Map<string, { enterprise: string; first: number; last: number; records: number }>();
  const messages: { enterprise: string; first: number; last: number }[] = [];
  const orphans: StoredReading[] = [];
  const owners = new Map<string, string>();
  let withheld = 0;
  for (const reading of readings) {
    const { ingestId } = reading;
    if (!mayLeave(reading)) {
      withheld += 1;
      continue;
    }
    const enterprise = enterpriseOf(reading.collector);
    if (enterprise === undefined) {
      orphans.push(reading);
      continue;
    }
    owners.set(reading.collector, enterprise);
    const open = filling.get(enterprise);
    if (open && open.records < maxRecords) {
      open.last = ingestId;
      open.records += 1;
      continue;
    }
    const message = { enterprise, first: ingestId, last: ingestId, records: 1 };
    filling.set(enterprise, message);
    messages.push(message);
  }
  return {
    messages: messages.map(({ enterprise, first, last }) => ({ enterprise, first, last })),
    withheld,
    orphans,
    owners: Object.fromEntries(owners),
  };
}

/** The readings of each planned message, as they are stored now: one that was superseded meanwhile is not among them. */
export function fillMessages(
  messages: readonly PlannedMessage[],
  readings: readonly StoredReading[],
  rules: Pick<BatchRules, 'enterpriseOf' | 'mayLeave'>,
): ReadonlyMap<PlannedMessage, readonly StoredReading[]> {
  const byEnterprise = new Map<string, StoredReading[]>();
  for (const reading of readings) {
    const enterprise = rules.mayLeave(reading) ? rules.enterpriseOf(reading.collector) : undefined;
    if (enterprise === undefined) continue;
    const theirs = byEnterprise.get(enterprise);
    if (theirs) theirs.push(reading);
    else byEnterprise.set(enterprise, [reading]);
  }
  return new Map(
    messages.map((message) => [
      message,
      (byEnterprise.get(message.enterprise) ?? []).filter(
        ({ ingestId }) => ingestId >= message.first && ingestId <= message.last,
      ),
    ]),
  );
}
