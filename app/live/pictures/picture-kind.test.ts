import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPictureFormat, pictureKind } from './picture-kind';

const text = (value: string) => new TextEncoder().encode(value);

test.each([
  [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'png'],
  [Uint8Array.from([0xff, 0xd8, 0xff, 0xe1]), 'jpeg'],
  [text('RIFF\u0001\u0002\u0003\u0004WEBPVP8 '), 'webp'],
  [text('RIFF\u0001\u0002\u0003\u0004WAVE'), '?'],
  [text('GIF89a'), 'GIF'],
  [text('<?xml version="1.0"?><!-- x --><svg onload="alert(1)">'), 'SVG'],
  [text('<SVG xmlns="http://www.w3.org/2000/svg">'), 'SVG'],
  [text('<?xml version="1.0"?><note/>'), 'XML'],
  [text('\n<!DOCTYPE HTML><p>'), 'HTML'],
  [text('%PDF-1.7'), 'PDF'],
  [text('\0\0\0 ftypheic'), 'HEIF'],
  [text(''), 'empty'],
  [text('hello'), '?'],
])('%o is told by its beginning', (bytes, kind) => {
  expect(pictureKind(bytes)).toBe(kind);
});

test('no text is a picture', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(isPictureFormat(pictureKind(text(value)))).toBe(false);
    }),
  );
});
