import type { Alarm } from '../../data/model/alarm';
import type { World } from '../../data/model/world';
import { alarmId } from './alarm-id';
import { asMemory, type CollectorMemory, type RuleMemory, type StationMemory } from './judge-state';
import type { JudgeState } from './types';

/**
 * A judge's state copied into another world, as when an exercise is restored as a new run: its alarms carry that world's name
 * and ids, and judging on gives exactly what a world of that name would have given. The state given stays as it was.
 * Throws when the state holds an alarm of a third world.
 */
export function moveState(state: JudgeState, from: World, to: World): JudgeState {
  const memory = asMemory(state);
  const move = (alarm: Alarm): Alarm => {
    if (alarm.world !== from)
      throw new Error(
        `The judge's state holds an alarm of ${alarm.world}, not of ${from}; it is not that world's state.`,
      );
    return moveAlarm(alarm, to);
  };
  const withdrawn = Object.values(memory.withdrawn).map(move);
  return {
    ...memory,
    stations: mapEach(memory.stations, (station) => moveStation(station, move)),
    withdrawn: Object.fromEntries(withdrawn.map((alarm) => [alarm.id, alarm])),
  };
}

/** The same alarm in another world: its name there, its id there. */
export function moveAlarm(alarm: Alarm, to: World): Alarm {
  return { ...alarm, world: to, id: alarmId({ ...alarm, world: to }) };
}

type Move = (alarm: Alarm) => Alarm;

function moveStation(station: StationMemory, move: Move): StationMemory {
  const { line } = station;
  return {
    ...station,
    silent: moveRule(station.silent, move),
    ...(line ? { line: { ...line, rules: mapEach(line.rules, (rule) => moveRule(rule, move)) } } : {}),
    collectors: mapEach(station.collectors, (collector) => moveCollector(collector, move)),
  };
}

function moveCollector(collector: CollectorMemory, move: Move): CollectorMemory {
  return {
    ...collector,
    rules: mapEach(collector.rules, (rule) => moveRule(rule, move)),
    late: mapEach(collector.late, move),
  };
}

function moveRule(rule: RuleMemory, move: Move): RuleMemory {
  return { ...rule, alarm: rule.alarm && move(rule.alarm) };
}

function mapEach<T>(from: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
}
