import { expect, test } from 'vitest';
import { parseCommand } from './parse-command';

test.each([
  { n: 1, cmd: 'start' },
  { n: 2, cmd: 'step', seconds: 60 },
  { n: 3, cmd: 'speed', speed: 0.5 },
  { n: 4, cmd: 'inject', collector: 'C', fault: 'pump-trip', severity: 1, rampS: 0 },
  { n: 5, cmd: 'clear', collector: 'C' },
  { n: 6, cmd: 'action', action: 'stop-fan', collector: 'C' },
  { n: 7, cmd: 'snapshot' },
  { n: 8, cmd: 'stop' },
])('takes %j as it is', (command) => {
  expect(parseCommand(JSON.stringify(command))).toEqual({ command });
});

test.each([
  ['{"n":1,"cmd":"speed","speed":601}', 1, 'speed is 601'],
  ['{"n":1,"cmd":"speed","speed":0.4}', 1, 'speed is 0.4'],
  ['{"n":1,"cmd":"step","seconds":0}', 1, 'seconds is 0'],
  ['{"n":1,"cmd":"step","seconds":3601}', 1, 'seconds is 3601'],
  ['{"n":1,"cmd":"step","seconds":1.5}', 1, 'seconds is 1.5'],
  ['{"n":1,"cmd":"action","action":"pray","collector":"C"}', 1, 'action is "pray"'],
  ['{"n":1,"cmd":"explode"}', 1, 'cmd'],
  ['{"cmd":"start"}', null, 'n is missing'],
  ['[]', null, 'the command is []'],
  ['null', null, 'the command is null'],
  ['nonsense', null, 'is not JSON'],
])('refuses %s', (payload, n, sentence) => {
  const parsed = parseCommand(payload);
  expect(parsed).toMatchObject({ n });
  expect('error' in parsed && parsed.error).toContain(sentence);
});
