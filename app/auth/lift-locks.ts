import type { Workbench } from '../workbench';
import { keyOnKnownLines, NO_ATTEMPTS } from './lockout';

/** Forgets the wrong attempts at a person's account, wherever they came from. */
export async function liftLocks({ store, now }: Workbench, personId: string): Promise<void> {
  for (const key of [personId, keyOnKnownLines(personId)])
    await store.saveSignInAttempts(key, NO_ATTEMPTS, now());
}
