import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { RegistryRecord } from '../../data/model/registry';
import type { Scenario } from '../../data/model/scenario';
import { startChild } from '../live/start-child';

const signaturesSchema = z.array(
  z.object({
    fault: z.string(),
    collector: z.string(),
    onsetS: z.number(),
    signatureS: z.number().nullable(),
  }),
);

/** When the signature of a fault leaves its sensors' noise, s since the story's start; null: it never does. */
export type Signature = z.infer<typeof signaturesSchema>[number];

/** Asks the simulator's own process, so that the truth about faults never lies where alarms are judged. Rejects with its last words. */
export async function askSignatures(story: {
  readonly scenario: Scenario;
  readonly records: readonly RegistryRecord[];
  readonly seed: number;
}): Promise<readonly Signature[]> {
  if (story.scenario.faults.length === 0) return [];
  const child = startChild('simulator/signatures.ts', story, { stdout: 'pipe', stderr: 'pipe' });
  const [answer, words] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit'),
  ]);
  if (child.exitCode !== 0) throw new Error(`The signatures of ${story.scenario.id} failed: ${words.trim()}`);
  return signaturesSchema.parse(JSON.parse(answer));
}
