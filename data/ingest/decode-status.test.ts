import { expect, it } from 'vitest';
import { decodeStatus } from './decode-status';
import type { Delivery } from './types';

const delivery = (text: string): Delivery => ({
  kind: 'status',
  run: null,
  station: 'S1',
  account: 'S1',
  topic: 'dust/v1/S1/status',
  payload: Buffer.from(text),
  qos: 1,
  receivedTs: 5,
  settle: () => undefined,
});

it('reads the line state', () => {
  expect(decodeStatus(delivery('{"online":true}'))).toEqual({ online: true });
  expect(decodeStatus(delivery(' { "online" : false } '))).toEqual({ online: false });
});

it.each(['', 'true', '{"online":"yes"}', '{"online":true,"time":1}', '[[[[['])('refuses %j', (text) => {
  expect(decodeStatus(delivery(text))).toMatchObject({ reason: 'wrong-shape', station: 'S1' });
});
