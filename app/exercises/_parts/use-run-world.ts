'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useClock } from '../../ui/world';
import { deskAddress } from './desk-address';

/**
 * Puts the page into the world of its run; true once it is there. Who chooses another world on the clock leaves this desk:
 * for the other run's, or for the list of runs.
 */
export function useRunWorld(id: string): boolean {
  const { run } = useClock();
  const router = useRouter();
  const entered = useRef(false);
  useEffect(() => {
    if (run === id) {
      entered.current = true;
      return;
    }
    router.replace(entered.current ? otherAddress(run) : deskAddress(id));
  }, [run, id, router]);
  return run === id;
}

function otherAddress(run: string | null): string {
  return run === null ? '/exercises' : deskAddress(run);
}
