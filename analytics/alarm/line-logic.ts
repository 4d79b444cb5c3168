import type { ResolvedRule } from '../../data/model/alarm';
import type { LineMemory, StationMemory } from './judge-state';
import type { PreparedStation } from './prepare-config';
import type { Finding } from './rule-timer';

/** What a rule about a station's messages looks at: all that came at one receipt time are in `line`, and judged. */
export interface LineLook {
  readonly line: LineMemory;
  readonly station: Readonly<StationMemory>;
  readonly prepared: PreparedStation;
  readonly rule: ResolvedRule;
  /** The rule's alarm is on. */
  readonly active: boolean;
}

/** One rule about a station's messages. Null: they say nothing, on or off. */
export interface LineLogic {
  /** The time in which its delays run: that of receipt, or of measurement. */
  readonly time: 'receipt' | 'event';
  readonly look: (look: LineLook) => Finding | null;
}
