import {
  type EstimateState,
  estimatesOf,
  initialEstimates,
  stepEstimates,
} from '../../analytics/estimate/step-estimate';
import type { FrameEstimate, FrameValue } from '../../data/model/frame';
import type { Moment } from '../../data/model/moment';
import { isPointId } from '../../data/model/points';
import type { Registry } from '../../data/model/registry';
import type { World } from '../../data/model/world';
import type { StoredMoment } from '../../data/store/types';

export interface MomentFrame {
  readonly world: World;
  /** Epoch ms. */
  readonly at: number;
  readonly oldestTs: number | null;
  readonly newestTs: number | null;
  readonly registry: Registry;
  /** Whose estimates are told; null: of the whole city none, as in its frames. */
  readonly collectors: ReadonlySet<string> | 'all' | null;
}

/** What is stored of a moment, as a frame and the open lists told it then: of what is registered, estimates folded up to it. */
export function momentOf(stored: StoredMoment, frame: MomentFrame): Moment {
  const { registry, collectors: _, ...rest } = frame;
  const { collectors, enterprises, stations } = registry;
  return {
    ...rest,
    outside: null,
    values: valuesOf(stored, registry),
    estimates: estimatesAt(stored, frame),
    stations: [...stations.keys()].map((station) => {
      const line = stored.lines.get(station);
      return { station, online: line?.online ?? false, since: line?.since ?? 0 };
    }),
    alarms: stored.alarms.filter(({ collector }) => collectors.has(collector)),
    warnings: stored.warnings.filter(({ enterprise }) => enterprises.has(enterprise)),
    risk: stored.risk.filter(({ enterprise }) => enterprises.has(enterprise)),
  };
}

/** A moment before or after all that is stored. */
export function momentOutside(
  outside: 'before' | 'after',
  frame: Pick<MomentFrame, 'world' | 'at' | 'oldestTs' | 'newestTs'>,
): Moment {
  return { ...frame, outside, values: [], estimates: [], stations: [], alarms: [], warnings: [], risk: [] };
}

function valuesOf({ latest }: StoredMoment, { collectors }: Registry): FrameValue[] {
  return [...latest].flatMap(([key, { ts, value, quality }]): FrameValue[] => {
    const [collector = '', point = ''] = key.split('/');
    return collectors.has(collector) && isPointId(point) ? [[collector, point, ts, value, quality]] : [];
  });
}

function estimatesAt(
  { estimates: { state, since } }: StoredMoment,
  { collectors, registry }: MomentFrame,
): FrameEstimate[] {
  if (collectors === null) return [];
  // Saved by the flow, which is where its shape comes from.
  const before = (state as EstimateState | null) ?? initialEstimates();
  return estimatesOf(stepEstimates(before, since, registry)).filter(
    ([collector]) =>
      registry.collectors.has(collector) && (collectors === 'all' || collectors.has(collector)),
  );
}
