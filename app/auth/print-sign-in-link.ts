import type { Workbench } from '../workbench';
import { makeConsoleLink } from './sign-in-link';

/** Prints a link for an administrator at each start; it works once, within 24 hours. */
export async function printSignInLink(bench: Workbench): Promise<void> {
  console.log(`  sign in    ${await makeConsoleLink(bench)}  (works once, within 24 hours)`);
}
