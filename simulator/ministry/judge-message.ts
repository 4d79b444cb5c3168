import type { Books, EnterpriseBooks } from './books';
import { NOT_STORED_NOW } from './books';
import { checkRecord, isFailed } from './check-record';
import type { LedgerEntry, Violation } from './ledger-entry';
import type { BaseMessage, FailedRecord, GoodRecord, RawRecord, RealtimeMessage, Receipt } from './message';
import { Refusal } from './refusal';

/** What a message comes to: lines for the ledger, and then the answer: its receipt from the books, or the refusal. */
export interface Judgement {
  readonly entries: readonly LedgerEntry[];
  readonly refusal: Refusal | null;
  readonly duplicate: boolean;
}

export interface JudgeOptions {
  /** Misbehaviour `partial`: the first record and every third after it are not stored now, but each only once. */
  readonly partial: boolean;
}

/** Judges a message against the books without changing them. */
export function judgeMessage(
  books: Books,
  message: RealtimeMessage | BaseMessage,
  options: JudgeOptions,
): Judgement {
  if (message.type === 'base') return judgeBase(books, message);
  const enterprise = books.enterprise(message.entId);
  if (!enterprise || enterprise.entCode !== message.entCode)
    return refused(2001, `enterprise "${message.entId}" with code "${message.entCode}" has sent no base`);
  const before = books.receiptOf(message.messageId);
  if (before) return judgeRepeated({ message, enterprise, before });
  const violation = findViolation(enterprise, message.records);
  if (violation)
    return {
      ...violation,
      entries: [{ ...violation.entry, messageId: message.messageId }],
      duplicate: false,
    };
  const isHeldBack = (index: number): boolean => options.partial && index % 3 === 0;
  return { entries: [toEntry({ message, enterprise, isHeldBack })], refusal: null, duplicate: false };
}

function judgeBase(books: Books, { type, ...base }: BaseMessage): Judgement {
  if (books.receiptOf(base.messageId))
    return { entries: [{ kind: 'repeat', messageId: base.messageId }], refusal: null, duplicate: true };
  return { entries: [{ kind: type, ...base }], refusal: null, duplicate: false };
}

interface Known {
  readonly message: RealtimeMessage;
  readonly enterprise: EnterpriseBooks;
}

/** It gets its first answer again; what was not stored then is stored now, and nothing else. */
function judgeRepeated({ message, enterprise, before }: Known & { readonly before: Receipt }): Judgement {
  const { messageId, records } = message;
  const entries: LedgerEntry[] = [{ kind: 'repeat', messageId }];
  const owed = records.filter(({ recordId }) => enterprise.owed.has(recordId));
  const failed = new Set(before.failed.map(({ recordId }) => Number(recordId)));
  if (!records.every(({ recordId }) => enterprise.has(recordId) || failed.has(recordId)))
    entries.push({ kind: 'violation', violation: 'changed', messageId });
  if (owed.length > 0)
    entries.push(toEntry({ message: { ...message, records: owed }, enterprise, isHeldBack: () => false }));
  return { entries, refusal: null, duplicate: true };
}

function toEntry({
  message,
  enterprise,
  isHeldBack,
}: Known & { readonly isHeldBack: (index: number) => boolean }): LedgerEntry {
  const { messageId, entId, entCode, sentTs } = message;
  const records: GoodRecord[] = [];
  const refusedRecords: FailedRecord[] = [];
  const owed: FailedRecord[] = [];
  message.records.forEach((raw, index) => {
    const checked = checkRecord(raw, { collectors: enterprise.collectors, sentTs });
    if (isFailed(checked)) refusedRecords.push(checked);
    else if (isHeldBack(index) && !enterprise.owed.has(raw.recordId))
      owed.push({
        recordId: String(raw.recordId),
        code: NOT_STORED_NOW,
        msg: 'not stored now, send again later',
      });
    else records.push(checked);
  });
  return { kind: 'data', messageId, entId, entCode, records, refused: refusedRecords, owed };
}

/** Records of an enterprise come in ingest order, each in one message; only one that was not stored may come after. */
function findViolation(
  enterprise: EnterpriseBooks,
  records: readonly RawRecord[],
): {
  readonly entry: { readonly kind: 'violation'; readonly violation: Violation };
  readonly refusal: Refusal;
} | null {
  const old = records.filter(
    ({ recordId }) => recordId <= enterprise.lastRecordId && !enterprise.owed.has(recordId),
  );
  const [first] = old;
  if (!first) return null;
  const twice = old.find(({ recordId }) => enterprise.has(recordId));
  if (twice) {
    const sentence = `record ${twice.recordId} came in another message`;
    return { entry: { kind: 'violation', violation: 'twice' }, refusal: new Refusal(200, 2003, sentence) };
  }
  const sentence = `record ${first.recordId} comes after record ${enterprise.lastRecordId} of the same enterprise`;
  return {
    entry: { kind: 'violation', violation: 'out-of-order' },
    refusal: new Refusal(200, 2002, sentence),
  };
}

function refused(code: number, sentence: string): Judgement {
  return { entries: [], refusal: new Refusal(200, code, sentence), duplicate: false };
}
