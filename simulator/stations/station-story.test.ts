import { expect, test } from 'vitest';
import { parseCommand, parseStory } from './station-story';

const story = {
  mqttUrl: 'mqtt://127.0.0.1:1883',
  webUrl: null,
  seed: 1,
  records: [],
  stations: [{ id: 'S1', secret: 'x' }],
};

test('reads a story and the two commands', () => {
  expect(parseStory(JSON.stringify(story))).toEqual(story);
  const inject = { cmd: 'inject', collector: 'E1-C01', fault: 'fan-trip', severity: 1, rampS: 0 };
  expect(parseCommand(JSON.stringify(inject))).toEqual(inject);
  expect(parseCommand('{"cmd":"clear","collector":"E1-C01"}')).toEqual({ cmd: 'clear', collector: 'E1-C01' });
});

test.each([
  ['not json', 'is not JSON'],
  ['[]', 'is not an object'],
  [JSON.stringify({ ...story, mqttUrl: '' }), '"mqttUrl" is ""'],
  [JSON.stringify({ ...story, stations: [] }), '"stations" is []'],
  [JSON.stringify({ ...story, speed: 0 }), '"speed" is 0'],
])('refuses the story %s', (line, sentence) => {
  expect(() => parseStory(line)).toThrow(sentence);
});

test.each([
  ['{"cmd":"explode","collector":"E1-C01"}', '"cmd" is "explode"'],
  ['{"cmd":"clear"}', '"collector" is undefined'],
  ['{"cmd":"inject","collector":"E1-C01","fault":"fan-trip","severity":"1","rampS":0}', '"severity" is "1"'],
])('refuses the command %s', (line, sentence) => {
  expect(() => parseCommand(line)).toThrow(sentence);
});
