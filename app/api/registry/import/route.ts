import { audit } from '../../../auth/audit';
import type { WorkbookRefusal } from '../../../live/sheets/sheet-types';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { importRegistry } from '../../import-registry';
import { json } from '../../json';
import { languageOf } from '../../language';
import { limited } from '../../limit-calls';
import { ProblemError } from '../../problem';
import type { SourceLine } from '../../read-import';
import { readBytes, readQuery } from '../../read-input';
import { readNdjson } from '../../read-ndjson';
import { importQuery } from '../../registry-schemas';
import { sheetsToLines } from '../../sheets-to-lines';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Registers records: NDJSON, one a line, or a workbook with a sheet a kind. Answers counts, a sentence for each bad line, and the
 * secrets that were made; with `dry=1` it only checks.
 */
export const POST = handle(
  'manage-registry',
  limited('import', async ({ request, identity, url }) => {
    const { dry, reason } = readQuery(url, importQuery);
    const sources = await readSources(await readBytes(request, MAX_BYTES));
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
  }),
);

/** By its first bytes: a zip archive is a workbook, anything else is text. */
async function readSources(bytes: Uint8Array): Promise<Iterable<SourceLine>> {
  if (startsWith(bytes, OLD_WORKBOOK)) throw new ProblemError(422, 'workbook-old');
  if (!startsWith(bytes, ZIP)) return readNdjson(decode(bytes));
  try {
    return sheetsToLines(await workbench().sheets.read(bytes));
  } catch (error) {
    // Pages are bundled apart, so the class of the refusal is not the same one here.
    if (!isRefusal(error)) throw error;
    throw new ProblemError(422, error.code, error.params);
  }
}

const ZIP = [0x50, 0x4b];
/** OLE compound file: .xls, and any workbook behind a password. */
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function isRefusal(error: unknown): error is WorkbookRefusal {
  return error instanceof Error && error.name === 'WorkbookRefusal';
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError(400, 'not-utf8', { bytes: bytes.byteLength });
  }
}
