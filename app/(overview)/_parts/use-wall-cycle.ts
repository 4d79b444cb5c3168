'use client';

import { parseAsInteger, useQueryState } from 'nuqs';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type CitySelection, formatSelection } from '../../../twin/city/city-selection';
import { type WallStopsOptions, wallStops } from './wall-stops';

/** How long a big screen stays at each stop unless the address says otherwise (`cycle=30`; 0 stands still), s. */
const USUAL_S = 20;
const [SHORTEST_S, LONGEST_S] = [5, 600];
/** After somebody touched it, it waits so long before it goes on. */
const TOUCHED_MS = 60_000;

export interface WallCycle {
  /** 1 is the first stop. */
  readonly place: number;
  readonly stops: number;
  readonly going: boolean;
  /** Stands still, or goes on. */
  readonly toggle: () => void;
}

/**
 * Leads a big screen from stop to stop. A new gravest warning is shown at once; whoever touches the screen has it for a minute.
 */
export function useWallCycle(
  isWall: boolean,
  options: WallStopsOptions,
  select: (selection: CitySelection | null) => void,
): WallCycle {
  const [wanted, setWanted] = useQueryState('cycle', parseAsInteger.withDefault(USUAL_S));
  const { enterprises, riskOf, warningOf } = options;
  const stops = useMemo(
    () => wallStops({ enterprises, riskOf, warningOf }),
    [enterprises, riskOf, warningOf],
  );
  const newest = useRef({ stops, select });
  useEffect(() => {
    newest.current = { stops, select };
  });
  const [place, setPlace] = useState(0);
  const lastPlace = useRef(0);
  const touchedTs = useRef(Number.NEGATIVE_INFINITY);
  const going = isWall && wanted > 0;
  const gravest = stops.find((stop) => stop?.kind === 'enterprise') ?? null;
  const gravestKey = gravest ? formatSelection(gravest) : null;

  useEffect(() => {
    if (!going) return;
    const goTo = (next: number): void => {
      const { stops: known, select: choose } = newest.current;
      lastPlace.current = next % known.length;
      setPlace(lastPlace.current);
      choose(known[lastPlace.current] ?? null);
    };
    // The gravest warning stands right after the city.
    if (gravestKey !== null) goTo(1);
    const everyMs = Math.min(LONGEST_S, Math.max(SHORTEST_S, wanted)) * 1000;
    const timer = setInterval(() => {
      if (performance.now() - touchedTs.current >= TOUCHED_MS) goTo(lastPlace.current + 1);
    }, everyMs);
    return () => clearInterval(timer);
  }, [going, wanted, gravestKey]);

  useEffect(() => {
    if (!going) return;
    const touch = (): void => {
      touchedTs.current = performance.now();
    };
    for (const name of ['pointerdown', 'wheel', 'keydown'])
      window.addEventListener(name, touch, { passive: true });
    return () => {
      for (const name of ['pointerdown', 'wheel', 'keydown']) window.removeEventListener(name, touch);
    };
  }, [going]);

  return {
    place: Math.min(place, stops.length - 1) + 1,
    stops: stops.length,
    going,
    toggle: () => {
      touchedTs.current = Number.NEGATIVE_INFINITY;
      void setWanted(going ? 0 : null);
    },
  };
}
