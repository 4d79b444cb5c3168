import { expect, test } from 'vitest';
import { readMessage, readRiskQuery } from './read-message';

const record = (recordId: string) => ({
  recordId,
  collectorCode: 'E1-C01',
  pointCode: 'WD',
  collectTime: '20260501115900000',
  value: 31.5,
  quality: 0,
});
const realtime = {
  profile: 'bj-dust-draft/0',
  type: 'realtime',
  messageId: 'E1-7-9',
  entCode: '91110000000000000X',
  entId: 'E1',
  sentTime: '20260501120000000',
  seq: 9,
  records: [record('7'), record('9')],
};
const collector = { collectorCode: 'E1-C01', name: '一号', type: 'dry', dust: 1, points: ['WD', 'H2'] };
const station = { stationCode: 'S1', name: '站', collectors: ['E1-C01'], virtual: true };
const base = {
  profile: 'bj-dust-draft/0',
  type: 'base',
  messageId: 'E1-base-0-0011',
  entCode: 'E1',
  entId: 'E1',
  sentTime: '20260501120000000',
  name: '一厂',
  district: '110108',
  collectors: [collector],
  stations: [station],
};

test('a message by the profile is read', () => {
  expect(readMessage(realtime)).toMatchObject({
    messageId: 'E1-7-9',
    sentTs: Date.UTC(2026, 4, 1, 4),
    records: [{ recordId: 7 }, { recordId: 9 }],
  });
  expect(readMessage({ ...realtime, records: [record('8')] })).toMatchObject({ messageId: 'E1-7-9' });
  expect(readMessage({ ...realtime, messageId: 'E1-7-9.2' })).toMatchObject({ messageId: 'E1-7-9.2' });
  expect(readMessage(base)).toMatchObject({ collectors: [{ code: 'E1-C01', points: ['WD', 'H2'] }] });
});

test.each([
  [{ profile: 'bj-dust-draft/1' }, '"profile" is "bj-dust-draft/1": must be "bj-dust-draft/0"'],
  [{ type: 'alarm' }, '"type" is "alarm": must be "realtime" or "base"'],
  [{ sign: 1 }, 'the message has an unknown field "sign"'],
  [{ seq: 1.5 }, '"seq" is 1.5: must be a whole number from 0'],
  [
    { sentTime: '20260230000000000' },
    '"sentTime" is "20260230000000000": must be a moment in Beijing time as yyyyMMddHHmmssSSS',
  ],
  [{ records: [] }, '"records" is 0: must be a list of 1 to 500 records'],
  [
    { records: [record('9'), record('7')] },
    '"records[1].recordId" is 7: must be greater than the one before',
  ],
  [{ records: [record('07')] }, '"records[0].recordId" is "07": must be digits as text, from "1"'],
  [{ records: [{ ...record('7'), unit: 'C' }] }, 'records[0] has an unknown field "unit"'],
  [
    { records: [record('6')] },
    '"messageId" is "E1-7-9": must be "E1-<first>-<last>" around the records 6 to 6',
  ],
  [{ entId: 'E2' }, '"messageId" is "E1-7-9": must be "E2-<first>-<last>" around the records 7 to 9'],
  [{ entCode: '../x' }, '"entCode" is "../x": must be 1 to 64 letters, digits, "_", "-" or "."'],
])('%j is refused in a sentence', (over, sentence) => {
  expect(() => readMessage({ ...realtime, ...over })).toThrow(sentence);
});

test.each([
  [{ district: '310000' }, '"district" is "310000"'],
  [{ collectors: [collector, collector] }, 'without two of the same code'],
  [
    { collectors: [{ ...collector, points: ['XX'] }] },
    '"collectors[0].points" is a list: must be a list of known point codes',
  ],
  [{ stations: [{ ...station, collectors: ['E1-C09'] }] }, '"stations[0].collectors" is "E1-C09"'],
  [{ stations: [{ ...station, virtual: 'no' }] }, '"stations[0].virtual" is "no": must be true or false'],
  [{ name: '' }, '"name" is "": must be a text of 1 to 200 characters'],
])('base data with %j is refused in a sentence', (over, sentence) => {
  expect(() => readMessage({ ...base, ...over })).toThrow(sentence);
});

test('a question for risk results is read, and a wrong one refused', () => {
  const query = {
    profile: 'bj-dust-draft/0',
    type: 'riskQuery',
    since: '19700101080000000',
    entCodes: ['E1'],
  };
  expect(readRiskQuery(query)).toEqual({ sinceTs: 0, entCodes: ['E1'] });
  expect(() => readRiskQuery({ ...query, entCodes: [1] })).toThrow('"entCodes" is a list');
  expect(() => readRiskQuery({ ...query, type: 'realtime' })).toThrow('must be "riskQuery"');
});
