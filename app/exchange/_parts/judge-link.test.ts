import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANSWER_KINDS,
  type AnswerKind,
  LINK_STATES,
  type LinkAnswer,
  type LinkState,
} from '../../../data/model/exchange';
import { LEVELS } from '../../../data/model/level';
import { judgeLink } from './judge-link';

const NOW = 1_790_000_000_000;
const HOUR_MS = 3_600_000;

const link = (state: LinkState, waitsMs: number | null = null, kind: AnswerKind = 'accepted') => ({
  state,
  backlog: { readings: waitsMs === null ? 0 : 5, oldestReceivedTs: waitsMs === null ? null : NOW - waitsMs },
  lastAnswer: { ts: NOW, kind } as LinkAnswer,
});

describe('what is wrong with the link', () => {
  it('is nothing while it runs and what waits is young, or where there is none', () => {
    expect(judgeLink(link('running'), NOW)).toBeNull();
    expect(judgeLink(link('running', HOUR_MS - 1), NOW)).toBeNull();
    expect(judgeLink(link('off', 48 * HOUR_MS), NOW)).toBeNull();
  });

  it('is blue where a person stopped it, yellow while it tries again, orange when the breaker is open', () => {
    expect(judgeLink(link('paused', 1000), NOW)).toEqual({
      level: 'blue',
      reason: 'paused',
      before: 'sealed',
    });
    expect(judgeLink(link('retrying', 1000, 'timeout'), NOW)).toMatchObject({
      level: 'yellow',
      reason: 'retrying',
    });
    expect(judgeLink(link('open', 1000, 'server-error'), NOW)).toMatchObject({
      level: 'orange',
      reason: 'open',
    });
  });

  it('needs a person where trying again cannot help', () => {
    for (const kind of ['unauthorised', 'not-a-stand-in'] as const)
      expect(judgeLink(link('retrying', 1000, kind), NOW)).toEqual({
        level: 'orange',
        reason: 'needs-person',
        before: 'accepted',
      });
  });

  it('grows with the time that the oldest reading waits, whatever the state', () => {
    expect(judgeLink(link('running', HOUR_MS), NOW)).toEqual({
      level: 'yellow',
      reason: 'old',
      before: 'sealed',
    });
    expect(judgeLink(link('paused', 6 * HOUR_MS), NOW)).toMatchObject({ level: 'orange', reason: 'paused' });
    expect(judgeLink(link('open', 24 * HOUR_MS), NOW)).toMatchObject({ level: 'red', reason: 'open' });
  });

  it('never becomes less grave by waiting longer', () => {
    const gravity = (waitsMs: number, state: LinkState, kind: AnswerKind) => {
      const trouble = judgeLink(link(state, waitsMs, kind), NOW);
      return trouble === null ? 0 : LEVELS.length - LEVELS.indexOf(trouble.level);
    };
    fc.assert(
      fc.property(
        fc.nat(100 * HOUR_MS),
        fc.nat(100 * HOUR_MS),
        fc.constantFrom(...LINK_STATES),
        fc.constantFrom(...ANSWER_KINDS),
        (waitsMs, moreMs, state, kind) =>
          gravity(waitsMs + moreMs, state, kind) >= gravity(waitsMs, state, kind),
      ),
    );
  });

  it('is not judged by age before the page knows the time', () => {
    expect(judgeLink(link('running', 48 * HOUR_MS), 0)).toBeNull();
  });
});
