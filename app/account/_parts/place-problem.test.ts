import { expect, it } from 'vitest';
import { Problem } from '../../ui/api';
import { placeProblem } from './place-problem';

const problem = (code: string) => new Problem(422, `about ${code}`, `urn:dust-twin:problem:${code}`);

it('says at which field the password was refused', () => {
  expect(placeProblem(problem('weak-password'))).toEqual({ field: 'next', sentence: 'about weak-password' });
  expect(placeProblem(problem('wrong-password'))).toEqual({
    field: 'current',
    sentence: 'about wrong-password',
  });
});

it('says it below the form when it is about no field, or nothing was heard', () => {
  expect(placeProblem(problem('locked'))).toEqual({ field: null, sentence: 'about locked' });
  expect(placeProblem(new Problem(0, 'fetch failed'))).toEqual({ field: null, sentence: null });
  expect(placeProblem(null)).toBeNull();
});
