import { expect, test } from 'vitest';
import { connectionFault } from './connection-fault';

test.each([
  [Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), undefined],
  [new Error('keep alive timeout'), undefined],
  [new Error('# is not allowed in PUBLISH'), 'wildcard-in-publish'],
  [new Error('+ is not allowed in PUBLISH'), 'wildcard-in-publish'],
  [new Error('empty topic not allowed in PUBLISH'), 'unknown-topic'],
  [new Error('Packet too short'), 'protocol-error'],
])('%s', (error, reason) => {
  expect(connectionFault(error)?.reason).toBe(reason);
});
