import type { ResolvedRule } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { Quality } from '../../data/model/reading';
import type { CollectorMemory } from './judge-state';
import type { Finding } from './rule-timer';

export interface Sample {
  readonly point: PointId;
  readonly ts: number;
  readonly value: number;
  readonly quality: Quality;
}

/** What a rule looks at. `memory` already holds this sample. */
export interface Look {
  readonly memory: Readonly<CollectorMemory>;
  readonly rule: ResolvedRule;
  readonly sample: Sample;
  /** The rule's alarm is on: the condition goes off only beyond the deadband. */
  readonly active: boolean;
  /** A switch older than this (event time) says nothing. */
  readonly switchHoldMs: number;
}

/** One rule: at which points' samples it looks, and what it sees. Null: this sample says nothing, on or off. */
export interface RuleLogic {
  readonly watches: 'own-point' | readonly PointId[];
  /** Values of quality 1 reach the rule too; all others see quality 0 alone. */
  readonly judgesOutOfRange?: boolean;
  readonly look: (look: Look) => Finding | null;
}

/** A rule's number; a missing one is a broken catalogue, which the catalogue's test finds. */
export function numberOf(rule: ResolvedRule, name: string): number {
  const value = rule.numbers[name];
  if (value === undefined)
    throw new Error(
      `Rule ${rule.id} of ${rule.collector} has no number "${name}"; add it to data/catalogue/rules.ts.`,
    );
  return value;
}

/** Above its limit; once on, until it is the deadband below. */
export function isAbove(value: number, limit: number, look: Look): boolean {
  return look.active ? value > limit - look.rule.deadband : value > limit;
}

/** Below its limit; once on, until it is the deadband above. */
export function isBelow(value: number, limit: number, look: Look): boolean {
  return look.active ? value < limit + look.rule.deadband : value < limit;
}
