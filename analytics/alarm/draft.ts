import type { AlarmEvent } from '../../data/model/alarm';
import {
  type CollectorMemory,
  copyCollector,
  copyLine,
  type Memory,
  newCollector,
  newStation,
  type StationMemory,
} from './judge-state';
import type { Prepared } from './prepare-config';

/** A memory being written: what is touched is copied first, once; the memory it came from stays as it was. */
export interface Draft {
  readonly prepared: Prepared;
  readonly events: AlarmEvent[];
  readonly stations: Record<string, StationMemory>;
  /** Copies made for this draft, which may be written to. */
  readonly owned: Set<StationMemory | CollectorMemory>;
  clock: number;
  dueTs: number;
  mark: string;
  windowsMark: string;
  withdrawn: Memory['withdrawn'];
}

export function openDraft(memory: Memory, prepared: Prepared): Draft {
  return {
    prepared,
    events: [],
    stations: { ...memory.stations },
    owned: new Set(),
    clock: memory.clock,
    dueTs: memory.dueTs,
    mark: memory.mark,
    windowsMark: memory.windowsMark,
    withdrawn: memory.withdrawn,
  };
}

export function closeDraft(draft: Draft): Memory {
  const { clock, dueTs, mark, windowsMark, stations, withdrawn } = draft;
  return { version: 1, clock, dueTs, mark, windowsMark, stations, withdrawn };
}

/** This station's memory, to write to. */
export function ownStation(draft: Draft, id: string): StationMemory {
  const known = draft.stations[id];
  if (known && draft.owned.has(known)) return known;
  const own: StationMemory = known
    ? { ...known, silent: { ...known.silent }, collectors: { ...known.collectors } }
    : newStation(draft.clock);
  if (known?.line) own.line = copyLine(known.line);
  draft.stations[id] = own;
  draft.owned.add(own);
  return own;
}

/** This collector's memory, to write to. */
export function ownCollector(draft: Draft, stationId: string, id: string): CollectorMemory {
  const station = ownStation(draft, stationId);
  const known = station.collectors[id];
  if (known && draft.owned.has(known)) return known;
  const own = known ? copyCollector(known) : newCollector();
  station.collectors[id] = own;
  draft.owned.add(own);
  return own;
}
