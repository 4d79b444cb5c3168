'use client';

import { useEffect, useState } from 'react';
import type { Run } from '../../../data/model/exercise';
import { addSample, reachedSpeed, type SpeedSample } from './reached-speed';

/** How fast a running run really goes, from the moments that its clock tells; null while it stands or too little is known. */
export function useReachedSpeed({ state, simTs }: Pick<Run, 'state' | 'simTs'>): number | null {
  const [samples, setSamples] = useState<readonly SpeedSample[]>([]);
  const running = state === 'running';
  useEffect(() => {
    if (running) setSamples((held) => addSample(held, { simTs, wallMs: performance.now() }));
    else setSamples([]);
  }, [running, simTs]);
  return reachedSpeed(samples);
}
