'use client';

import { useEffect, useRef, useState } from 'react';
import { useMomentTs } from './world';

/** The past moment shown, followed at most once in `everyMs`: for what is dear to read while a person scrubs or plays. Null in the present. */
export function useSlowMoment(everyMs: number): number | null {
  const at = useMomentTs();
  const [slow, setSlow] = useState(at);
  const changedTs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const follow = (): void => {
      changedTs.current = performance.now();
      setSlow(at);
    };
    const waitMs = changedTs.current + everyMs - performance.now();
    if (waitMs <= 0) return follow();
    const timer = setTimeout(follow, waitMs);
    return () => clearTimeout(timer);
  }, [at, everyMs]);
  // Coming to the present and leaving it is never late.
  return (at === null) === (slow === null) ? slow : at;
}
