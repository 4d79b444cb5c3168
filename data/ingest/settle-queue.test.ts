import { expect, test } from 'vitest';
import { createSettleQueue } from './settle-queue';

test('answers in the order of the places, each once', () => {
  const queue = createSettleQueue();
  const answered: string[] = [];
  const place = (name: string) =>
    queue.take((error) => answered.push(error ? `${name} ${error.message}` : name));
  const [first, second, third] = [place('a'), place('b'), place('c')] as const;
  second(null);
  third(new Error('failed'));
  expect(answered).toEqual([]);
  first(null);
  first(new Error('twice'));
  expect(answered).toEqual(['a', 'b', 'c failed']);
  expect(queue.waiting()).toBe(0);
});
