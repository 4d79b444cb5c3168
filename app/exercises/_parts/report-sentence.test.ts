import { describe, expect, it } from 'vitest';
import { reportSentence } from './report-sentence';

const none = { hit: 0, late: 0, miss: 0, false: 0, averted: 0, notReached: 0, unscripted: 0 };

describe('reportSentence', () => {
  it.each([
    [{}, 'quiet'],
    [{ hit: 2 }, 'all'],
    [{ hit: 2, unscripted: 1 }, 'all'],
    [{ unscripted: 1 }, 'unscripted'],
    [{ averted: 1 }, 'averted'],
    [{ hit: 2, averted: 1, unscripted: 1 }, 'averted'],
    [{ hit: 1, averted: 1, notReached: 1 }, 'partly'],
    [{ hit: 1, averted: 1, miss: 1 }, 'some'],
    [{ late: 1 }, 'some'],
    [{ false: 1, notReached: 1 }, 'some'],
  ])('of %o is %s', (counts, sentence) => {
    expect(reportSentence({ ...none, ...counts })).toBe(sentence);
  });
});
