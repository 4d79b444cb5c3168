import { expect, test } from 'vitest';
import { cameraScene } from './camera-scene';
import { drawCameraPicture } from './draw-camera-picture';
import { glyphText, textWidth } from './glyph-text';

const view = {
  camera: 'E1-K01',
  collector: undefined,
  values: { running: true, differentialPressurePa: 1043 },
  ts: Date.parse('2026-11-23T10:00:00+08:00'),
};

test('every character of the mark and the readings has an outline of its own', () => {
  const question = glyphText('?', { x: 0, y: 0, size: 10, fill: '#fff' });
  for (const character of '模拟画面SIMULATED PamhCLE°³/%.:-0123456789') {
    expect(glyphText(character, { x: 0, y: 0, size: 10, fill: '#fff' })).not.toBe(question);
  }
});

test('a character without an outline becomes a question mark; width grows with size', () => {
  const style = { x: 0, y: 0, size: 10, fill: '#fff' };
  expect(glyphText('龘', style)).toBe(glyphText('?', style));
  expect(textWidth('SIMULATED', 20)).toBeCloseTo(2 * textWidth('SIMULATED', 10), 9);
});

test('values change the picture', () => {
  expect(cameraScene(view)).not.toBe(cameraScene({ ...view, values: { running: false } }));
});

test('but for the mark, nothing in the picture needs a language', () => {
  const wordless = cameraScene({ ...view, values: { ...view.values, hopperTemperatureC: 41.2 } });
  const style = { x: 12, y: 348, size: 15, fill: '#f2f4f5' };
  expect(wordless).toContain(glyphText('1043 Pa     41.2 °C', style));
});

test('the picture is a PNG of 640 x 360', () => {
  const png = drawCameraPicture(view);
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([640, 360]);
});
