import { describe, expect, it } from 'vitest';
import { Problem } from '../../ui/api';
import { findMistakes } from './find-mistakes';

describe('what is wrong with a file', () => {
  it('is nothing without an error', () => {
    expect(findMistakes(null)).toEqual([]);
  });

  it('is listed place by place where the server names places', () => {
    const body = { errors: [{ line: 12, field: 'faults.0.atS', message: 'at most 3600' }] };
    expect(findMistakes(new Problem(400, 'The file is broken.', 'about:blank', body))).toEqual([
      { line: 12, field: 'faults.0.atS', message: 'at most 3600' },
    ]);
  });

  it('keeps the one sentence, with its own line and field if the answer has them', () => {
    const body = { line: 3, field: 'id' };
    expect(findMistakes(new Problem(400, 'Line 3: id is missing.', 'about:blank', body))).toEqual([
      { line: 3, field: 'id', message: 'Line 3: id is missing.' },
    ]);
    expect(findMistakes(new Problem(0, 'Failed to fetch'))).toEqual([
      { line: null, field: null, message: 'Failed to fetch' },
    ]);
  });
});
