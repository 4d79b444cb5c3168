'use client';

import { useSyncExternalStore } from 'react';

/** How many times larger than 1920 x 1080 the window is; 1 where it is not a wall. In CSS pixels. */
export function useWallScale(isWall: boolean): number {
  return useSyncExternalStore(
    subscribeResize,
    () => (isWall ? Math.min(window.innerWidth / 1920, window.innerHeight / 1080) : 1),
    () => 1,
  );
}

function subscribeResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
