import type { Collector } from '../../../data/model/registry';
import { type Part, type PartId, partsOf } from '../../../twin/collector/parts';

export interface ChosenPart {
  readonly collector: Collector;
  readonly part: Part;
}

/** `E1-C01/hopper` of the address to the collector and its part; null when the plant has no such part. */
export function readChosenPart(text: string | null, collectors: readonly Collector[]): ChosenPart | null {
  const [collectorId, partId] = (text ?? '').split('/');
  const collector = collectors.find((each) => each.id === collectorId);
  const part = collector && partsOf(collector).find((each) => each.id === partId);
  if (collector && part) return { collector, part };
  // A camera belongs to a collector in the scene, but sends no points.
  if (collector && partId === 'camera')
    return { collector, part: { id: 'camera', points: [], estimates: [] } };
  return null;
}

export function writeChosenPart(collector: string, part: PartId): string {
  return `${collector}/${part}`;
}
