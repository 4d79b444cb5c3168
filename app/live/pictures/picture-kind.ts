/** What the pictures of a camera may be. */
export const PICTURE_FORMATS = ['png', 'jpeg', 'webp'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** Beginnings by which a content is known, whatever its sender calls it; `null` stands for any byte. */
const BEGINNINGS: readonly { readonly kind: string; readonly bytes: readonly (number | null)[] }[] = [
  { kind: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }, // RFC 2083, 3.1
  { kind: 'jpeg', bytes: [0xff, 0xd8, 0xff] }, // ITU-T T.81, B.1.1.3
  { kind: 'webp', bytes: [...codes('RIFF'), null, null, null, null, ...codes('WEBP')] }, // RFC 9649, 2.4
  { kind: 'GIF', bytes: codes('GIF8') },
  { kind: 'BMP', bytes: codes('BM') },
  { kind: 'PDF', bytes: codes('%PDF') },
  { kind: 'ZIP', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'GZIP', bytes: [0x1f, 0x8b] },
  { kind: 'TIFF', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'TIFF', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'HEIF', bytes: [null, null, null, null, ...codes('ftyp')] },
];
/** Far enough to look past a declaration, a comment and blanks. */
const TEXT_BYTES = 1024;

/** The format of a picture that may be taken, or a name of what it seems to be instead: `GIF`, `SVG`, `HTML`, `?`. */
export function pictureKind(bytes: Uint8Array): PictureFormat | Exclude<string, PictureFormat> {
  if (bytes.byteLength === 0) return 'empty';
  const known = BEGINNINGS.find((one) => one.bytes.every((byte, i) => byte === null || bytes[i] === byte));
  if (known) return known.kind;
  const text = new TextDecoder().decode(bytes.subarray(0, TEXT_BYTES)).toLowerCase();
  if (text.includes('<svg')) return 'SVG';
  if (text.includes('<html') || text.includes('<!doctype html') || text.includes('<script')) return 'HTML';
  return text.trimStart().startsWith('<?xml') ? 'XML' : '?';
}

export function isPictureFormat(kind: string): kind is PictureFormat {
  return (PICTURE_FORMATS as readonly string[]).includes(kind);
}

function codes(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
