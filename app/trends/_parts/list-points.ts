import { POINTS, type PointId } from '../../../data/model/points';
import type { Collector } from '../../../data/model/registry';
import type { EnterpriseDetail } from '../../ui/registry';
import { isSameSeries, MOST_SERIES, type SeriesKey } from './series-key';

/** A plant and those of its collectors and points that were looked for. */
export interface PlantPoints {
  readonly plant: EnterpriseDetail;
  readonly collectors: readonly { readonly collector: Collector; readonly points: readonly PointId[] }[];
}

export interface PointFilter {
  /** Each word must be found in a plant's, collector's or point's id or name, whatever the case. */
  readonly text: string;
  /** Only this kind of point; null for all. */
  readonly point: PointId | null;
}

/** What may be chosen, by plant and collector. `nameOf` gives a point's name in the person's language. */
export function listPoints(
  plants: readonly EnterpriseDetail[],
  filter: PointFilter,
  nameOf: (point: PointId) => string,
): readonly PlantPoints[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  return plants.flatMap((plant) => {
    const of = `${plant.id} ${plant.name.zh} ${plant.name.en}`;
    const collectors = plant.collectors.flatMap((collector) => {
      const name = `${of} ${collector.id} ${collector.name.zh} ${collector.name.en}`;
      const points = collector.points
        .filter((point) => filter.point === null || point === filter.point)
        .filter((point) => matches(`${name} ${point} ${nameOf(point)}`));
      return points.length === 0 ? [] : [{ collector, points }];
    });
    return collectors.length === 0 ? [] : [{ plant, collectors }];
  });
}

/** Every collector's line of one kind among those listed. */
export function everyLineOf(listed: readonly PlantPoints[], point: PointId): readonly SeriesKey[] {
  return listed
    .flatMap(({ collectors }) => collectors)
    .filter(({ points }) => points.includes(point))
    .map(({ collector }) => ({ collector: collector.id, point }));
}

/** Kinds of points that at least one of the plants has, in the order of the dictionary. */
export function kindsOf(plants: readonly EnterpriseDetail[]): readonly PointId[] {
  const found = new Set(plants.flatMap(({ collectors }) => collectors.flatMap(({ points }) => points)));
  return Object.values(POINTS)
    .map(({ id }) => id)
    .filter((id) => found.has(id));
}

/** Adds or takes away; beyond twelve nothing is added. */
export function toggleSeries(chosen: readonly SeriesKey[], one: SeriesKey): readonly SeriesKey[] {
  const rest = chosen.filter((other) => !isSameSeries(other, one));
  if (rest.length < chosen.length) return rest;
  return chosen.length < MOST_SERIES ? [...chosen, one] : chosen;
}
