'use client';

import { useEffect, useRef, useState } from 'react';
import type { Run } from '../../data/model/exercise';
import { type ClockSample, measureSpeed } from './measure-speed';

const OVER_MS = 5000;

/** Simulated seconds a second that the run reached within the last five seconds; null while it stands or is not known. */
export function useReachedSpeed(run: Run | undefined): number | null {
  const samples = useRef<readonly ClockSample[]>([]);
  const [speed, setSpeed] = useState<number | null>(null);
  const { id, simTs } = run ?? { id: null, simTs: 0 };
  const asked = run?.speed;
  const isRunning = run?.state === 'running';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run or speed is measured anew
  useEffect(() => {
    samples.current = [];
    setSpeed(null);
  }, [id, isRunning, asked]);
  useEffect(() => {
    if (!isRunning) return;
    const wallTs = performance.now();
    samples.current = [
      ...samples.current.filter((sample) => wallTs - sample.wallTs < OVER_MS),
      { simTs, wallTs },
    ];
    setSpeed(measureSpeed(samples.current));
  }, [simTs, isRunning]);
  return speed;
}
