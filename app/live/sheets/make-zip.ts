import { deflateRawSync } from 'node:zlib';

/** For tests: an entry of an archive, and what it may say of itself that is not so. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  readonly declaredBytes?: number;
  readonly flags?: number;
}

/** For tests: a zip archive written by hand, so that it can lie. APPNOTE.TXT 4.3; checksums are left at zero, nobody looks. */
export function makeZip(entries: readonly ZipEntry[], saidEntries = entries.length): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declaredBytes, flags = 0 } of entries) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const fields = [20, flags, 8, 0, 0] as const;
    const sizes = [0, packed.byteLength, declaredBytes ?? raw.byteLength] as const;
    const path = Buffer.from(name, 'latin1');
    const local = record(0x04034b50, [...shorts(fields), ...longs(sizes), ...shorts([path.byteLength, 0])]);
    const central = record(0x02014b50, [
      ...shorts([20, ...fields]),
      ...longs(sizes),
      ...shorts([path.byteLength, 0, 0, 0, 0]),
      ...longs([0, offset]),
    ]);
    files.push(local, path, packed);
    directory.push(central, path);
    offset += local.byteLength + path.byteLength + packed.byteLength;
  }
  const listed = Buffer.concat(directory);
  const counts = shorts([0, 0, saidEntries, saidEntries]);
  const end = record(0x06054b50, [...counts, ...longs([listed.byteLength, offset]), ...shorts([0])]);
  return Buffer.concat([...files, listed, end]);
}

function record(signature: number, parts: readonly Buffer[]): Buffer {
  return Buffer.concat([...longs([signature]), ...parts]);
}

function shorts(values: readonly number[]): Buffer[] {
  return values.map((value) => {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return bytes;
  });
}

function longs(values: readonly number[]): Buffer[] {
  return values.map((value) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  });
}
