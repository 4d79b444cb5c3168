import type { EstimateId } from '../../data/model/frame';
import type { Level } from '../../data/model/level';
import { POINTS, type PointId } from '../../data/model/points';
import { centreOf } from '../collector/geometry/box';
import type { V3 } from '../collector/geometry/vector';
import { type Part, type PartId, partsOf } from '../collector/parts';
import type { LatestStore } from '../live/latest';
import type { PlantLayout } from './geometry/layout-plant';
import type { CollectorView, PlantView } from './plant-view';

export type LabelState = 'running' | 'stopped' | 'unknown' | 'offline';

/** A label of the scene, without its language: the layer that draws it gives it words. */
export interface SceneLabel {
  readonly id: string;
  readonly anchor: V3;
  readonly priority: number;
  readonly collector: string;
  readonly part: PartId | null;
  readonly level: Level | null;
  readonly pulses: boolean;
  readonly content:
    | { readonly kind: 'system'; readonly state: LabelState }
    | {
        readonly kind: 'part';
        readonly point: PointId | null;
        readonly value: number | null;
        readonly estimate: { readonly id: EstimateId; readonly percent: number } | null;
      }
    | { readonly kind: 'people'; readonly count: number };
}

export interface LabelInput {
  readonly layout: PlantLayout;
  readonly view: PlantView;
  readonly store: LatestStore;
  /** Collector whose parts are all named; null names systems only. */
  readonly focus: string | null;
  readonly workersPerShift: number;
}

/** Systems always, parts in alarm always, the chosen part, and every part with a value of the collector in focus. */
export function chooseLabels(input: LabelInput): readonly SceneLabel[] {
  const { layout, view, focus, workersPerShift } = input;
  const labels: SceneLabel[] = [];
  for (const lane of layout.lanes) {
    const { collector } = lane;
    const system = view.collectors.get(collector.id);
    if (!system) continue;
    if (focus === null) labels.push(systemLabel(input, collector.id, system));
    for (const part of partsOf(collector)) {
      const label = partLabel(input, collector.id, part, system);
      if (label) labels.push(label);
    }
  }
  if (focus === null && workersPerShift > 0) {
    const anchor: V3 = [layout.door[0] + 1.9, 1.85, layout.door[2] - 0.5];
    labels.push({
      id: 'people',
      anchor,
      priority: 5,
      collector: '',
      part: null,
      level: null,
      pulses: false,
      content: { kind: 'people', count: workersPerShift },
    });
  }
  return labels;
}

function systemLabel({ layout }: LabelInput, collector: string, system: CollectorView): SceneLabel {
  const lane = layout.lanes.find((each) => each.collector.id === collector);
  const [x] = lane ? centreOf(lane.body) : [0];
  const hood = layout.parts.find(
    (each) => each.collector === collector && (each.part === 'pulse' || each.part === 'eliminator'),
  );
  const anchor: V3 = hood
    ? [centreOf(hood.box)[0], lane?.body.max[1] ? Math.max(hood.box.max[1], lane.body.max[1] - 1.4) : 0, 0]
    : [x, 0, 0];
  return {
    id: `system/${collector}`,
    anchor,
    priority: 60,
    collector,
    part: null,
    level: null,
    pulses: false,
    content: { kind: 'system', state: stateOf(system) },
  };
}

function stateOf(system: CollectorView): LabelState {
  if (!system.online) return 'offline';
  if (system.running === null) return 'unknown';
  return system.running ? 'running' : 'stopped';
}

function partLabel(
  { layout, view, store, focus }: LabelInput,
  collector: string,
  part: Part,
  system: CollectorView,
): SceneLabel | null {
  const look = system.parts.get(part.id);
  const level = look?.level ?? null;
  const chosen = isPart(view.selected, collector, part.id) || isPart(view.hovered, collector, part.id);
  const [point = null] = part.points;
  const named = focus === collector && (point !== null || part.estimates.length > 0);
  if (!level && !chosen && !named) return null;
  const place = layout.parts.find((each) => each.collector === collector && each.part === part.id);
  if (!place) return null;
  return {
    id: `part/${collector}/${part.id}`,
    anchor: place.anchor,
    priority: priorityOf(level, chosen),
    collector,
    part: part.id,
    level,
    pulses: look?.pulses ?? false,
    content: {
      kind: 'part',
      point,
      value: point === null ? null : (store.get(collector, point)?.value ?? null),
      estimate: estimateOf(store, collector, part),
    },
  };
}

function isPart(
  chosen: { readonly collector: string; readonly part: PartId | null } | null,
  collector: string,
  part: PartId,
): boolean {
  return chosen?.collector === collector && chosen.part === part;
}

function priorityOf(level: Level | null, chosen: boolean): number {
  if (level === 'red') return 100;
  if (level === 'orange') return 95;
  if (chosen) return 90;
  return level ? 80 : 30;
}

function estimateOf(
  store: LatestStore,
  collector: string,
  part: Part,
): { readonly id: EstimateId; readonly percent: number } | null {
  const [id] = part.estimates;
  const percent = id ? store.estimate(collector, id) : undefined;
  return id && percent !== undefined ? { id, percent } : null;
}

/** A value as a label shows it: number and unit, or null for a switch, which needs words. */
export function labelNumber(point: PointId, value: number): string | null {
  const { kind, decimals, unit } = POINTS[point];
  if (kind === 'bool') return null;
  return `${value.toFixed(decimals)}${unit === '' ? '' : `\u00a0${unit}`}`;
}
