import { expect, test } from 'vitest';
import { SIMULATOR_REFUSALS } from '../../data/model/exercise';
import errors from '../i18n/messages/en/errors.json';
import { sentenceOf } from './problem';

const STATES = ['ready', 'running', 'frozen', 'ended', 'failed'] as const;

test('a run that broke off is not said to have a report to come', () => {
  expect(sentenceOf('zh-CN', 'run-over', { id: 'r1', state: 'failed' })).toBe(
    '演练“r1”已异常中止，不能再操控；请查看已有的记录，或另开一场。',
  );
  expect(sentenceOf('en', 'no-report', { id: 'r1', state: 'failed' })).toBe(
    'Exercise “r1” has no report: it has broken off; what it wrote until then can still be seen and exported.',
  );
  expect(sentenceOf('zh-CN', 'no-report', { id: 'r1', state: 'ended' })).toBe(
    '演练“r1”的报告尚未生成：仍在判定，请稍后再看。',
  );
});

test('no state and no call of the API stands raw in a Chinese sentence', () => {
  for (const state of STATES)
    for (const code of ['run-over', 'not-ended', 'no-report'] as const)
      expect(sentenceOf('zh-CN', code, { id: '1', state }), `${code} ${state}`).not.toMatch(/[a-z{}]/i);
  expect(sentenceOf('zh-CN', 'steered-by-other', { by: '王' })).toBe(
    '王 正在操作本次演练；请等待，或先接管。',
  );
  expect(sentenceOf('zh-CN', 'unknown-snapshot', { simTs: 1_795_000_000_000 })).not.toContain('1795');
});

test.each(SIMULATOR_REFUSALS)('%s of the simulator is a whole sentence in both languages', (code) => {
  const params = { collector: 'E1-C01', known: 'E1-C02', fault: 'any', type: 'wet', severity: 2, rampS: -1 };
  expect(sentenceOf('zh-CN', code, params)).toMatch(/^[^{}]+。$/);
  expect(sentenceOf('en', code, params)).toMatch(/^[^{}]+\.$/);
});

test('English sentences quote with one kind of marks', () => {
  expect(Object.values(errors).filter((sentence) => sentence.includes('"'))).toEqual([]);
});
