/** One value as it came and was found good. */
export interface GoodRecord {
  /** The sender's order of arrival. */
  readonly recordId: number;
  readonly collectorCode: string;
  readonly pointCode: string;
  /** Epoch ms. */
  readonly collectTs: number;
  readonly value: number;
  readonly quality: number;
}

/** A record that was not taken, as the answer names it. */
export interface FailedRecord {
  readonly recordId: string;
  readonly code: number;
  readonly msg: string;
}

export interface RealtimeMessage {
  readonly type: 'realtime';
  readonly messageId: string;
  readonly entId: string;
  readonly entCode: string;
  /** Epoch ms. */
  readonly sentTs: number;
  /** Ids ascend strictly. What each record holds is checked when its enterprise is known. */
  readonly records: readonly RawRecord[];
}

export interface RawRecord {
  readonly recordId: number;
  readonly collectorCode: unknown;
  readonly pointCode: unknown;
  readonly collectTime: unknown;
  readonly value: unknown;
  readonly quality: unknown;
}

export interface BaseMessage {
  readonly type: 'base';
  readonly messageId: string;
  readonly entId: string;
  readonly entCode: string;
  readonly collectors: readonly { readonly code: string; readonly points: readonly string[] }[];
}

export interface RiskQuery {
  /** Epoch ms. */
  readonly sinceTs: number;
  /** Empty: every enterprise. */
  readonly entCodes: readonly string[];
}

/** The answer to a message that was taken, now or before. */
export interface Receipt {
  readonly code: 0;
  readonly msg: 'ok';
  readonly messageId: string;
  readonly accepted: number;
  readonly duplicate: boolean;
  readonly failed: readonly FailedRecord[];
}
