import { expect, it } from 'vitest';
import { Problem } from './api';
import { problemCode } from './problem-code';

it('is the last part of the type, and nothing where the server gave none', () => {
  expect(problemCode(new Problem(401, '', 'urn:dust-twin:problem:code-needed'))).toBe('code-needed');
  expect(problemCode(new Problem(0, 'fetch failed'))).toBeNull();
  expect(problemCode(new Error('urn:dust-twin:problem:code-needed'))).toBeNull();
});
