import type { Level } from './level';

/** One part of a risk figure: what it is, how much it adds, and what it was computed from. Texts are keys. */
export interface Contribution {
  /** Key of a text, such as `dust`, `persons`, `alarm`. */
  readonly factor: string;
  /** 0..1 as put into the formula. */
  readonly score: number;
  /** Share of the result, in risk points 0..100. */
  readonly points: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Extreme and actual risk of one enterprise. Local model, labelled so. */
export interface EnterpriseRisk {
  readonly enterprise: string;
  /** 0..100: the worst credible case, slow. */
  readonly extreme: number;
  readonly extremeLevel: Level;
  readonly extremeContributions: readonly Contribution[];
  /** 0..100: how things stand now. */
  readonly actual: number;
  readonly actualLevel: Level;
  readonly actualContributions: readonly Contribution[];
  readonly computedTs: number;
  /** When the figure last reached the present actual level (hysteresis included); a level is lowered only some time after. */
  readonly actualHeldTs?: number;
}

export type WarningState = 'raised' | 'acknowledged' | 'closed';

/** A warning belongs to an enterprise and has a level; an alarm belongs to a point. */
export interface Warning {
  readonly id: string;
  readonly enterprise: string;
  readonly level: Level;
  readonly state: WarningState;
  readonly raisedTs: number;
  readonly changedTs: number;
  readonly closedTs: number | null;
  readonly acknowledged: { readonly by: string; readonly ts: number; readonly reason: string } | null;
  /** Keys of why: rule ids of open alarms and `actual-risk`. */
  readonly causes: readonly {
    readonly cause: string;
    readonly collector: string | null;
    readonly alarmId: string | null;
  }[];
}
