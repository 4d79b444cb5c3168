import { audit } from '../../../auth/audit';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { importRegistry } from '../../import-registry';
import { json } from '../../json';
import { languageOf } from '../../language';
import { ProblemError } from '../../problem';
import { readBytes, readQuery } from '../../read-input';
import { readNdjson } from '../../read-ndjson';
import { importQuery } from '../../registry-schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Registers records: NDJSON, one a line, or a workbook with a sheet a kind. Answers counts, a sentence for each bad line, and the
 * secrets that were made; with `dry=1` it only checks.
 */
export const POST = handle('manage-registry', async ({ request, identity, url }) => {
  const { dry, reason } = readQuery(url, importQuery);
  const sources = readNdjson(decode(await readBytes(request, MAX_BYTES)));
  const answer = await importRegistry(workbench(), sources, {
    identity,
    locale: languageOf(request.headers),
    reason,
    dry: dry === '1',
  });
  const { lines, accepted, rejected } = answer;
  const outcome = accepted > 0 || lines === 0 ? 'done' : 'refused';
  if (dry === '0')
    await audit(identity.name, 'registry.import', '-', outcome, { lines, accepted, rejected, reason });
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
