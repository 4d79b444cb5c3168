import { FAULTS } from '../../../data/catalogue/faults';
import type { RuleId } from '../../../data/model/alarm';
import type { CollectorType } from '../../../data/model/points';
import type { CaseOutline, ValidatedFault } from '../../../data/model/validation';
import { medianOf } from './median-of';

/** One fault at one severity on one kind of collector, over all cases that play it. */
export interface FaultRow {
  readonly key: string;
  readonly fault: string;
  readonly severity: number;
  readonly type: CollectorType | null;
  readonly played: number;
  readonly detected: number;
  /** No sensor of these collectors can show it: neither detected nor missed. */
  readonly undetectable: boolean;
  /** The rules that told of it first, and how often. */
  readonly first: readonly { readonly ruleId: RuleId; readonly count: number }[];
  /** Medians over what was detected; from the onset, s. */
  readonly delayS: number | null;
  readonly ratio: number | null;
  /** Median from the onset to where its signature left the noise, s; null: it never did. */
  readonly signatureS: number | null;
  /** A case that is worth looking at: one that missed it, or the one that took longest. */
  readonly example: string;
}

/** What was missed comes first, then what was detected, then what nothing can show; each in the catalogue's order. Pure. */
export function faultRows(cases: readonly CaseOutline[]): readonly FaultRow[] {
  const groups = new Map<string, Played[]>();
  for (const { key, faults } of cases)
    for (const fault of faults) {
      const group = `${fault.fault} ${fault.severity} ${typeOf(fault)} ${fault.undetectable}`;
      groups.set(group, [...(groups.get(group) ?? []), { key, fault }]);
    }
  return [...groups]
    .flatMap(([key, played]) => rowOf(key, played) ?? [])
    .sort((a, b) => rank(a) - rank(b) || placeOf(a.fault) - placeOf(b.fault) || b.severity - a.severity);
}

interface Played {
  readonly key: string;
  readonly fault: ValidatedFault;
}

function rowOf(key: string, played: readonly Played[]): FaultRow | null {
  const [one] = played;
  if (!one) return null;
  const detected = played.filter(({ fault }) => fault.detections.length > 0);
  const firsts = detected.flatMap(({ fault }) => fault.detections.slice(0, 1));
  return {
    key,
    fault: one.fault.fault,
    severity: one.fault.severity,
    type: typeOf(one.fault),
    played: played.length,
    detected: detected.length,
    undetectable: one.fault.undetectable,
    first: countRules(firsts.map(({ ruleId }) => ruleId)),
    delayS: medianOf(firsts.map(({ delayS }) => delayS)),
    ratio: medianOf(firsts.map(({ ratio }) => ratio)),
    signatureS: medianOf(
      played.flatMap(({ fault }) => (fault.signatureS === null ? [] : [fault.signatureS - fault.onsetS])),
    ),
    example: slowest(played)?.key ?? one.key,
  };
}

/** Of the collector, or what the catalogue says where a report does not. */
function typeOf({ fault, type }: ValidatedFault): CollectorType | null {
  if (type !== undefined) return type;
  const [only, other] = FAULTS.find(({ id }) => id === fault)?.for ?? [];
  return other === undefined ? (only ?? null) : null;
}

function countRules(ruleIds: readonly RuleId[]): FaultRow['first'] {
  return [...new Set(ruleIds)]
    .map((ruleId) => ({ ruleId, count: ruleIds.filter((each) => each === ruleId).length }))
    .sort((a, b) => b.count - a.count);
}

function slowest(played: readonly Played[]): Played | undefined {
  const delayOf = ({ fault }: Played): number => fault.detections[0]?.delayS ?? Number.POSITIVE_INFINITY;
  return played.toSorted((a, b) => (delayOf(a) < delayOf(b) ? 1 : -1))[0];
}

function rank({ undetectable, detected, played }: FaultRow): number {
  if (undetectable) return 2;
  return detected < played ? 0 : 1;
}

function placeOf(fault: string): number {
  const place = FAULTS.findIndex(({ id }) => id === fault);
  return place < 0 ? FAULTS.length : place;
}
