import type { PictureType } from '../live/snapshots';

/** PNG or JPEG by the first bytes (RFC 2083, 3.1; ITU-T T.81, B.1.1.3), whatever the sender calls it; else null. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? 'jpg' : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
