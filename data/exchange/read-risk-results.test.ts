import { expect, test } from 'vitest';
import { DEFAULT_PROFILE, messageProfile } from '../catalogue/ministry/message-profile';
import { readRiskResults } from './read-risk-results';
import { createSeal } from './seal';

const profile = messageProfile(DEFAULT_PROFILE);
const keys = { keyHex: '00'.repeat(16), ivHex: '11'.repeat(16) };
const seal = createSeal(profile.cipher, keys);
const how = { seal, enterprises: new Map([['9111', 'E1']]), receivedTs: 5, standIn: true };
const row = {
  resultId: 'r1',
  entCode: '9111',
  level: 1,
  score: 81,
  computedTime: '19700101080000001',
  reason: '灰斗温度高',
};

function read(results: unknown, over = {}) {
  const body = JSON.stringify({ code: 0, data: seal.seal(JSON.stringify({ results })) });
  return readRiskResults(profile, { status: 200, retryAfterMs: null, isCut: false, body, ...over }, how);
}

test('results are read with our ids and levels', () => {
  expect(read([row])).toEqual({
    unread: 0,
    results: [
      {
        resultId: 'r1',
        enterprise: 'E1',
        level: 'red',
        score: 81,
        computedTs: 1,
        receivedTs: 5,
        reason: '灰斗温度高',
        standIn: true,
      },
    ],
  });
});

test('what names nobody, no level or no moment is left out and counted', () => {
  const bad = [
    { ...row, entCode: '?' },
    { ...row, level: 9 },
    { ...row, computedTime: 'x' },
    { ...row, computedTime: '29991231235959000' },
    7,
    row,
  ];
  expect(read(bad)).toMatchObject({ unread: 5, results: [{ resultId: 'r1' }] });
});

test.each([
  { status: 500 },
  { isCut: true },
  { body: '{"code":0,"data":"AB"}' },
  { body: 'x' },
  { body: '{"code":7}' },
])('%j is no answer', (over) => {
  expect(read([row], over)).toBeNull();
});
