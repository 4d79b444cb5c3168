import { expect, it } from 'vitest';
import { Problem } from '../../ui/api';
import { readRefusal } from './read-refusal';

const problem = (status: number, code: string, retryAfterS?: number) =>
  new Problem(status, `sentence of ${code}`, `urn:dust-twin:problem:${code}`, {}, retryAfterS);

it('asks for the code when only that is wanted', () => {
  expect(readRefusal(problem(401, 'code-needed'))).toEqual({ kind: 'code-needed' });
});

it('waits as long as the server says, a minute when it says nothing', () => {
  expect(readRefusal(problem(429, 'locked', 900))).toEqual({ kind: 'wait', reason: 'locked', seconds: 900 });
  expect(readRefusal(problem(429, 'too-many-attempts'))).toMatchObject({ kind: 'wait', seconds: 60 });
});

it("shows the server's own sentence for everything else that it says", () => {
  expect(readRefusal(problem(401, 'bad-credentials'))).toEqual({
    kind: 'sentence',
    text: 'sentence of bad-credentials',
  });
});

it('tells a server that cannot be reached from one that refuses', () => {
  expect(readRefusal(new Problem(0, 'fetch failed'))).toEqual({ kind: 'unreachable' });
  expect(readRefusal(new TypeError('x'))).toEqual({ kind: 'unreachable' });
});
