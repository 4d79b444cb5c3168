import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { printable } from '../../../data/ingest/printable';
import { WorkbookRefusal } from './sheet-types';

const MOST_ENTRIES = 200;
/** Of all entries together, unpacked. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Worksheets of the same word in every cell pack about 1:60. */
const GREATEST_RATIO = 150;
/** Small entries may pack as well as they like. */
const RATIO_FROM_BYTES = 256 * 1024;

/** Parts of a workbook that do something, or fetch something from elsewhere. */
const ACTIVE = /vbaproject|(^|\/)(activex|macrosheets|customui|ctrlprops)\//i;
const OUTSIDE = /(^|\/)(externallinks|embeddings|querytables|connections\.xml)/i;

/**
 * Looks at a workbook's archive before anything that understands it opens it: how many entries, their names, how large they say
 * they are and how large they are, whether they are encrypted, run something or fetch something, and that no XML declares
 * entities. Throws WorkbookRefusal.
 */
export async function checkZip(bytes: Buffer): Promise<void> {
  const zip = await openZip(bytes);
  if (zip.entryCount > MOST_ENTRIES)
    throw new WorkbookRefusal('workbook-entries', { entries: zip.entryCount, limit: MOST_ENTRIES });
  const entries = await listEntries(zip);
  const names = new Set<string>();
  let declared = 0;
  for (const entry of entries) {
    checkEntry(entry, names);
    declared += entry.uncompressedSize;
    if (declared > MOST_BYTES) throw new WorkbookRefusal('workbook-too-large', { limit: MOST_BYTES });
  }
  let unpacked = 0;
  for (const entry of entries) {
    const content = await unpack(zip, entry, MOST_BYTES - unpacked);
    unpacked += content.byteLength;
    checkContent(entry.fileName, content);
  }
  if (!names.has('[content_types].xml') || !names.has('xl/workbook.xml'))
    throw new WorkbookRefusal('workbook-unreadable');
}

function checkEntry(entry: Entry, names: Set<string>): void {
  const { fileName, compressedSize, uncompressedSize } = entry;
  const key = fileName.toLowerCase();
  if (fileName.includes('\0') || fileName.includes('\\') || names.has(key)) throw badPath(fileName);
  names.add(key);
  if (entry.isEncrypted() || /^encryptedpackage|^encryptioninfo/i.test(fileName))
    throw new WorkbookRefusal('workbook-encrypted');
  if (ACTIVE.test(fileName)) throw new WorkbookRefusal('workbook-macros');
  if (OUTSIDE.test(fileName)) throw new WorkbookRefusal('workbook-external');
  if (uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > GREATEST_RATIO * compressedSize) {
    const name = printable(fileName, 80);
    throw new WorkbookRefusal('workbook-ratio', { name, limit: GREATEST_RATIO });
  }
}

/** Declared entities can grow without bound, and XML in another encoding could hide them. */
function checkContent(fileName: string, content: Buffer): void {
  if (!/\.(xml|rels|vml)$/i.test(fileName)) return;
  if (content.includes('macroEnabled')) throw new WorkbookRefusal('workbook-macros');
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY') || content.includes(0))
    throw new WorkbookRefusal('workbook-xml', { name: printable(fileName, 80) });
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error || !zip) reject(refusalOf(error));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(refusalOf(error)));
    zip.readEntry();
  });
}

/** What an entry really holds, counted while it is unpacked. */
function unpack(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(refusalOf(error));
      const parts: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (part: Buffer) => {
        bytes += part.byteLength;
        if (bytes > limit) {
          stream.destroy();
          reject(new WorkbookRefusal('workbook-too-large', { limit: MOST_BYTES }));
        } else parts.push(part);
      });
      stream.on('end', () => resolve(Buffer.concat(parts)));
      stream.on('error', (failure: Error) => reject(refusalOf(failure)));
    });
  });
}

function refusalOf(error: unknown): WorkbookRefusal {
  const why = error instanceof Error ? error.message : '';
  if (/relative path|absolute path|characters in fileName/i.test(why))
    return badPath(why.slice(why.indexOf(':') + 2));
  if (/encrypt/i.test(why)) return new WorkbookRefusal('workbook-encrypted');
  if (/too many bytes/i.test(why)) return new WorkbookRefusal('workbook-too-large', { limit: MOST_BYTES });
  return new WorkbookRefusal('workbook-unreadable');
}

function badPath(name: string): WorkbookRefusal {
  return new WorkbookRefusal('workbook-path', { name: printable(name, 80) });
}
