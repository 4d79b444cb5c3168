import sharp from 'sharp';
import type { PictureFormat } from './picture-kind';
import { MAX_PICTURE_PIXELS } from './picture-limits';

export type Reencoded =
  | {
      readonly ok: true;
      readonly jpeg: Uint8Array<ArrayBuffer>;
      readonly width: number;
      readonly height: number;
    }
  | { readonly ok: false; readonly reason: 'pixels'; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly reason: 'broken' };

const WIDEST = 1920;
const HIGHEST = 1080;
const QUALITY = 80;
const GIVE_UP_S = 10;

// One picture at a time on one thread, and nothing of it is remembered: live data comes first.
sharp.concurrency(1);
sharp.cache(false);
// Only three decoders can be reached, whatever a content pretends to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
});

/**
 * A picture from outside as a JPEG of our own making: turned upright, at most 1920 x 1080, without metadata.
 * Nothing of the bytes that came is in it. Its size is read from its head before anything is decoded.
 */
export async function reencodePicture(bytes: Uint8Array, format: PictureFormat): Promise<Reencoded> {
  try {
    const head = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (head.format !== format) return { ok: false, reason: 'broken' };
    const { width, height } = head;
    if (width * height > MAX_PICTURE_PIXELS) return { ok: false, reason: 'pixels', width, height };
    const { data, info } = await sharp(bytes, {
      limitInputPixels: MAX_PICTURE_PIXELS,
      failOn: 'error',
      sequentialRead: true,
    })
      .timeout({ seconds: GIVE_UP_S })
      .autoOrient()
      .resize({ width: WIDEST, height: HIGHEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#000' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, jpeg: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    // The library's sentence tells of its inside; what is wrong is the picture.
    return { ok: false, reason: 'broken' };
  }
}
