import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { startChild } from '../live/start-child';

/** Microseconds that one simulated second of the slowest sample collector costs in the bare model; 200 are 5,000 times real time. */
export async function measurePhysics(): Promise<number> {
  const child = startChild('simulator/time-steps.ts', {}, { stdout: 'pipe' });
  const [printed] = await Promise.all([child.stdout ? text(child.stdout) : '', once(child, 'exit')]);
  return Math.max(...Object.values(z.record(z.string(), z.number()).parse(JSON.parse(printed))));
}
