import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { reencodePicture } from './reencode-picture';

const SCRIPT = '<script>alert(1)</script>';
const red = { create: { width: 64, height: 48, channels: 3, background: '#c00' } } as const;
let jpeg: Buffer;
let png: Buffer;

beforeAll(async () => {
  const exif = { IFD0: { Copyright: SCRIPT } };
  jpeg = await sharp(red).withExif(exif).jpeg().toBuffer();
  png = await sharp(red).png().toBuffer();
});

test.each(['png', 'jpeg', 'webp'] as const)('a %s becomes a JPEG of its size', async (format) => {
  const made = await reencodePicture(await sharp(red).toFormat(format).toBuffer(), format);
  expect(made).toMatchObject({ ok: true, width: 64, height: 48 });
  if (made.ok) expect(await sharp(made.jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 64 });
});

test('a large picture is made smaller, a turned one upright', async () => {
  const wide = await sharp({ create: { ...red.create, width: 3000, height: 2000 } })
    .jpeg()
    .toBuffer();
  expect(await reencodePicture(wide, 'jpeg')).toMatchObject({ width: 1620, height: 1080 });
  const turned = await sharp(red).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(await reencodePicture(turned, 'jpeg')).toMatchObject({ width: 48, height: 64 });
});

test('what hides in a picture or behind it is not in ours', async () => {
  expect(jpeg.includes(SCRIPT)).toBe(true);
  const polyglot = Buffer.concat([jpeg, Buffer.from(`PK\u0003\u0004${SCRIPT}`)]);
  const made = await reencodePicture(polyglot, 'jpeg');
  expect(made.ok && Buffer.from(made.jpeg).includes('script')).toBe(false);
  expect(made.ok && Buffer.from(made.jpeg).includes('PK')).toBe(false);
  expect(made.ok && (await sharp(made.jpeg).metadata()).exif).toBe(undefined);
});

test('a picture that breaks off or whose head says something else is broken', async () => {
  expect(await reencodePicture(jpeg.subarray(0, jpeg.length / 2), 'jpeg')).toEqual({
    ok: false,
    reason: 'broken',
  });
  expect(await reencodePicture(png.subarray(0, png.length - 20), 'png')).toEqual({
    ok: false,
    reason: 'broken',
  });
  expect(await reencodePicture(png.subarray(0, 20), 'png')).toEqual({ ok: false, reason: 'broken' });
  expect(await reencodePicture(png, 'jpeg')).toEqual({ ok: false, reason: 'broken' });
});

test('other decoders cannot be reached at all', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await expect(sharp(svg).metadata()).rejects.toThrow();
  expect(await reencodePicture(svg, 'png')).toEqual({ ok: false, reason: 'broken' });
});

test('a decompression bomb is refused by its head, of one that lies in its head only as much is read as the head says', async () => {
  const bomb = bombOf(16_000, 16_000, Buffer.alloc(16_000 * 2001));
  expect(bomb.byteLength).toBeLessThan(50_000);
  expect(await reencodePicture(bomb, 'png')).toEqual({
    ok: false,
    reason: 'pixels',
    width: 16_000,
    height: 16_000,
  });
  const liar = await reencodePicture(bombOf(8, 8, Buffer.alloc(10_000_000)), 'png');
  expect(liar).toMatchObject({ ok: true, width: 8, height: 8 });
});

/** A grey PNG of one bit a pixel, its rows deflated. */
function bombOf(width: number, height: number, rows: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    chunkOf('IHDR', head),
    chunkOf('IDAT', data),
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
