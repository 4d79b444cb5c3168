import type { Reading } from '../model/reading';
import type { Registry, Station } from '../model/registry';
import type { Rejection } from '../model/rejection';

/** What one message was worth. Values that can be kept are kept; each one that cannot is named. */
export interface Decoded {
  readonly readings: readonly Reading[];
  readonly rejections: readonly Rejection[];
}

export interface DecodeContext {
  readonly registry: Registry;
  readonly station: Station;
  readonly topic: string;
  /** Server clock at receipt. */
  readonly receivedTs: number;
  /** Samples older than this are refused. */
  readonly oldestTs: number;
  /** Samples beyond this are refused: receivedTs + 5 min. */
  readonly newestTs: number;
}

/** Bytes of one telemetry message -> readings and rejections. Pure; never throws. */
export type Decode = (payload: Uint8Array, context: DecodeContext) => Decoded;

/** Who speaks on a connection. */
export interface Principal {
  /** Account id: a station's, a gateway's or a run's. */
  readonly account: string;
  /** Stations for which it may publish. */
  readonly stations: readonly string[];
  /** Set for the account of an exercise run: it may use the topics below `exercise/{run}/` alone, and no live one. */
  readonly run?: string;
}

/** One PUBLISH that the account had the right to send. */
export interface Delivery {
  /** `clock` is a run's, with an empty `station`. */
  readonly kind: 'telemetry' | 'status' | 'clock';
  /** The run whose world it belongs to; null = live. */
  readonly run: string | null;
  readonly station: string;
  readonly account: string;
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1 | 2;
  /** Server clock at receipt. */
  readonly receivedTs: number;
  /**
   * Call exactly once. `kept` sends the PUBACK; `failed` sends none and closes the connection, so the station sends again.
   * Deliveries of one connection must be settled in the order in which they came.
   */
  readonly settle: (outcome: 'kept' | 'failed') => void;
}

export interface BrokerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly now: () => number;
  /** Looks an account up at CONNECT; null refuses. Must compare in constant time. */
  readonly authenticate: (username: string, password: Uint8Array) => Principal | null;
  readonly onDelivery: (delivery: Delivery) => void;
  /** A rejection made by the broker itself: bad credentials, foreign topic, wildcard, oversized frame, protocol error. */
  readonly onRejection: (rejection: Rejection, run: string | null) => void;
  /** A station's connection opened or closed (after its last connection). */
  readonly onLine: (line: {
    readonly account: string;
    readonly online: boolean;
    readonly ts: number;
    /** The run whose account it is; null = a station or gateway. */
    readonly run: string | null;
  }) => void;
  /** Largest frame taken: 64 KiB of payload and the topic. */
  readonly maxFrameBytes?: number;
}

export interface Broker {
  readonly port: number;
  readonly connections: () => number;
  /** Closes every connection of this account, as after a changed secret. */
  readonly disconnect: (account: string) => void;
  /** A station, gateway or run has at least one open connection of its own. */
  readonly isOnLine: (account: string) => boolean;
  /** Sends a message of the server itself, QoS 1, not retained, to whoever subscribed and may: `exercise/{run}/control`. */
  readonly publish: (topic: string, payload: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
