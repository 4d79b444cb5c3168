import type { StoredReading } from '../../data/model/reading';
import { telling } from './advance-clock';
import { isActive } from './alarm-machine';
import { type Draft, ownCollector } from './draft';
import { flipRule } from './judge-sample';
import { type LineMemory, NEVER, newLine, newRule, type StationMemory } from './judge-state';
import type { LineRule, PreparedStation } from './prepare-config';
import { takeFinding } from './rule-timer';

interface Scope {
  readonly station: StationMemory;
  readonly preparedStation: PreparedStation;
}

/** How far behind the newest a message is that was only just overtaken; what comes later was stored and sent after. */
const JUST_OVERTAKEN = 3;
/** Overtaken messages remembered. */
const MOST_OVERTAKEN = 8;

/**
 * Notes what a reading says of its station's clock and line. Whatever came at one receipt time is judged together once the next
 * comes, so that neither the order inside of messages nor their grouping counts. Repeated messages bring no readings and are not seen.
 */
export function judgeLine(draft: Draft, reading: StoredReading, { station, preparedStation }: Scope): void {
  if (preparedStation.line.length === 0) return;
  station.line ??= newLine();
  const { line } = station;
  if (reading.receivedTs > line.receivedTs) {
    if (line.receivedTs > 0) settle(draft, station, line, preparedStation);
    line.receivedTs = reading.receivedTs;
    line.leastLagMs = NEVER;
  }
  line.leastLagMs = Math.min(line.leastLagMs, reading.receivedTs - reading.ts);
  if (reading.seq !== line.seq || reading.boot !== line.boot)
    beginMessage(line, reading, preparedStation.station.reorderMs === 0);
}

/** A station with a reorder time is known to swap messages: that is no fault. What came first is told by the order of arrival: readings of one receipt time are given in order of measurement. */
function beginMessage(
  line: LineMemory,
  { boot, seq, ingestId, receivedTs }: StoredReading,
  keepsOrder: boolean,
): void {
  const isSameBoot = boot === line.boot;
  const isGreater = !isSameBoot || seq > line.greatestSeq;
  const isOvertaken = isSameBoot && (isGreater ? ingestId < line.greatestId : ingestId > line.greatestId);
  const isJust = Math.abs(seq - line.greatestSeq) <= JUST_OVERTAKEN;
  line.boot = boot;
  line.seq = seq;
  if (keepsOrder && isOvertaken && isJust && line.overtakenTs.at(-1) !== receivedTs) {
    line.overtakenTs.push(receivedTs);
    if (line.overtakenTs.length > MOST_OVERTAKEN) line.overtakenTs.shift();
  }
  if (!isGreater) return;
  line.greatestSeq = seq;
  line.greatestId = ingestId;
}

function settle(draft: Draft, station: StationMemory, line: LineMemory, prepared: PreparedStation): void {
  for (const rule of prepared.line) judgeRule(draft, { line, station, prepared, rule });
}

function judgeRule(
  draft: Draft,
  at: {
    readonly line: LineMemory;
    readonly station: StationMemory;
    readonly prepared: PreparedStation;
    readonly rule: LineRule;
  },
): void {
  const { line, station, prepared, rule } = at;
  const memory = line.rules[rule.key] ?? newRule();
  line.rules[rule.key] = memory;
  const before = memory.alarm;
  const active = before !== null && isActive(before);
  const finding = rule.logic.look({ line, station, prepared, rule: rule.rule, active });
  if (!finding) return;
  const { receivedTs } = line;
  const ts = rule.logic.time === 'receipt' ? receivedTs : judgedTs(station);
  takeFinding(memory, finding, { ts, receivedTs }, rule.timing, (it, flipTs) =>
    flipRule(it, rule, flipTs, draft.clock, telling(draft)),
  );
  if (memory.alarm === before) return;
  draft.dueTs = 0;
  if (rule.rule.id === 'gateway-frozen')
    markFrozen(draft, prepared, memory.alarm !== null && isActive(memory.alarm));
}

function markFrozen(draft: Draft, { station, collectors }: PreparedStation, isFrozen: boolean): void {
  for (const { id } of collectors) {
    const memory = ownCollector(draft, station.id, id);
    if (isFrozen) memory.isFrozen = true;
    else delete memory.isFrozen;
  }
}

function judgedTs({ collectors }: StationMemory): number {
  let latest = 0;
  for (const id in collectors) latest = Math.max(latest, collectors[id]?.judgedTs ?? 0);
  return latest;
}
