'use client';

import { usePathname } from 'next/navigation';
import { parseAsString, throttle, useQueryStates } from 'nuqs';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { LIVE, type World } from '../../data/model/world';
import { addressOf } from './address-of';
import { type ClockAddress, formatLoop, formatMoment, type Loop, parseClockAddress } from './clock-address';
import { hasClock } from './has-clock';

export type ClockMode = 'live' | 'history' | 'exercise';

/** Which world a page shows and when. All of it stands in the address, so a copied link shows the same picture. */
export interface Clock extends ClockAddress {
  /** `exercise` whenever a run is chosen, also when its past is shown (`at` is then not null). */
  readonly mode: ClockMode;
  readonly world: World;
  /** The page shows live only, whatever its address says, and its clock cannot be moved. */
  readonly isFixed: boolean;
  /** Epoch ms, cut to whole seconds; null: the world's present. What plays stops. */
  readonly setMoment: (at: number | null) => void;
  /** Plays the past at that many seconds a second; null stops. */
  readonly play: (speed: number | null) => void;
  /** The next moment of what plays. */
  readonly tick: (at: number) => void;
  /** How fast the past plays, or would play next: seconds a second. */
  readonly speed: number;
  readonly chooseSpeed: (speed: number) => void;
  readonly setLoop: (loop: Loop | null) => void;
  /** Another world's present: a run by its id, or live. */
  readonly openRun: (run: string | null) => void;
  /** Live, now. */
  readonly goLive: () => void;
}

const ClockContext = createContext<Clock | null>(null);
const WorldContext = createContext<World>(LIVE);
const MomentContext = createContext<number | null>(null);

const PARSERS = { run: parseAsString, t: parseAsString, play: parseAsString, loop: parseAsString };
const NOTHING_ASKED = { run: null, t: null, play: null, loop: null };
/** A browser refuses too many changes of the address; what is shown changes at once all the same. */
const ADDRESS_EVERY_MS = 400;

/** Reads the clock from the address, once for the whole page. */
export function ClockProvider({ children }: { children: ReactNode }) {
  const isFixed = !hasClock(usePathname());
  const [{ run, t, play, loop }, write] = useQueryStates(PARSERS, {
    history: 'replace',
    limitUrlUpdates: throttle(ADDRESS_EVERY_MS),
  });
  const [chosen, choose] = useState(1);
  const clock = useMemo((): Clock => {
    const address = parseClockAddress(isFixed ? NOTHING_ASKED : { run, t, play, loop });
    const change: typeof write = (...wanted) =>
      isFixed ? Promise.resolve(new URLSearchParams()) : write(...wanted);
    const nothing = { t: null, play: null, loop: null };
    return {
      ...address,
      mode: modeOf(address),
      world: address.run === null ? LIVE : `run:${address.run}`,
      isFixed,
      // The way back leads to where the past was entered.
      setMoment: (at) =>
        void change(at === null ? nothing : { t: formatMoment(at), play: null }, {
          history: (at === null) === (address.at === null) ? 'replace' : 'push',
        }),
      play: (speed) => void change({ play: speed === null ? null : String(speed) }),
      tick: (at) => void change({ t: formatMoment(at) }),
      speed: address.playing ?? chosen,
      chooseSpeed(speed) {
        choose(speed);
        if (address.playing !== null) void change({ play: String(speed) });
      },
      setLoop: (wanted) => void change({ loop: wanted === null ? null : formatLoop(wanted) }),
      openRun: (id) => void change({ ...nothing, run: id }, { history: 'push' }),
      goLive: () => void change({ ...nothing, run: null }, { history: 'push' }),
    };
  }, [isFixed, run, t, play, loop, write, chosen]);
  return (
    <ClockContext value={clock}>
      <WorldContext value={clock.world}>
        <MomentContext value={clock.at}>{children}</MomentContext>
      </WorldContext>
    </ClockContext>
  );
}

/** The page's clock: renders again whenever anything of it changes. */
export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error('The clock needs a <ClockProvider> above it.');
  return clock;
}

/** The world that the page shows; `world: useWorld()` belongs into every request for data. */
export function useWorld(): World {
  return useContext(WorldContext);
}

/** The past moment that the page shows, epoch ms; null in a world's present. */
export function useMomentTs(): number | null {
  return useContext(MomentContext);
}

/** Writes addresses of other pages that show the same world at the same moment. */
export function useAddress(): (path: string) => string {
  const world = useWorld();
  const at = useMomentTs();
  return useMemo(() => (path: string) => addressOf(path, world, at), [world, at]);
}

/** The address of another page in the same world at the same moment. */
export function useHref(path: string): string {
  return useAddress()(path);
}

function modeOf({ run, at }: ClockAddress): ClockMode {
  if (run !== null) return 'exercise';
  return at === null ? 'live' : 'history';
}
