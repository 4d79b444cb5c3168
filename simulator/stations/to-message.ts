import type { PointId } from '../../data/model/points';
import type { Quality } from '../../data/model/reading';
import type { CollectorSample } from '../sample-plant';

/** One telemetry message of the public contract, version 1. */
export interface TelemetryMessage {
  readonly v: 1;
  readonly boot: string;
  readonly seq: number;
  readonly samples: readonly TelemetrySample[];
}

export interface TelemetrySample {
  /** Epoch ms, UTC, the time of measurement. */
  readonly ts: number;
  /** The name the station uses for the collector. */
  readonly collector: string;
  readonly values: Readonly<Partial<Record<PointId, number | boolean>>>;
  readonly quality?: Readonly<Partial<Record<PointId, Quality>>>;
}

/** One collector's sample as the contract writes it; `code` is the station's name for it. */
export function toTelemetrySample(ts: number, code: string, sample: CollectorSample): TelemetrySample {
  const plain = { ts, collector: code, values: sample.values };
  return Object.keys(sample.quality).length > 0 ? { ...plain, quality: sample.quality } : plain;
}
