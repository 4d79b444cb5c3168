import { expect, test } from 'vitest';
import { addressOf } from './address-of';

const AT = Date.UTC(2026, 10, 21, 6, 3, 5);

test('a link stays in the world and at the moment', () => {
  expect(addressOf('/plants/E1', 'live', null)).toBe('/plants/E1');
  expect(addressOf('/plants/E1?tab=risk', 'run:r1', AT)).toBe(
    '/plants/E1?tab=risk&run=r1&t=2026-11-21T14:03:05',
  );
  expect(addressOf('/alarms#top', 'live', AT)).toBe('/alarms?t=2026-11-21T14:03:05#top');
});

test('what a link says for itself stays', () => {
  expect(addressOf('/plants/E1?t=2026-11-20T00:00:00', 'live', AT)).toBe('/plants/E1?t=2026-11-20T00:00:00');
});

test('a link to the administration has neither world nor moment: what it lists is real and of now', () => {
  expect(addressOf('/admin', 'run:r1', AT)).toBe('/admin');
  expect(addressOf('/administrators', 'run:r1', null)).toBe('/administrators?run=r1');
});
