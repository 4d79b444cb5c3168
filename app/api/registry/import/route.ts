import { audit } from '../../../auth/audit';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { importRegistry } from '../../import-registry';
import { json } from '../../json';
import { languageOf } from '../../language';
import { ProblemError } from '../../problem';
import { readBytes } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const MAX_BYTES = 8 * 1024 * 1024;

/** Registers NDJSON records, one a line; counts, a sentence for each bad line, and the secrets that were made. */
export const POST = handle('manage-registry', async ({ request, identity }) => {
  const text = decode(await readBytes(request, MAX_BYTES));
  const answer = await importRegistry(workbench(), text, {
    by: identity.name,
    locale: languageOf(request.headers),
  });
  const { lines, accepted, rejected } = answer;
  const outcome = accepted > 0 || lines === 0 ? 'done' : 'refused';
  await audit(identity.name, 'registry.import', '-', outcome, { lines, accepted, rejected });
  if (outcome === 'done') return json(answer);
  throw new ProblemError(422, 'nothing-imported', { lines }, { ...answer });
});

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError(400, 'not-utf8', { bytes: bytes.byteLength });
  }
}
