import { expect, it } from 'vitest';
import { takesKey } from './takes-key';

/** Stands in what one of these simple selectors finds. */
const inside = (...holders: string[]) => ({
  closest: (selectors: string) => selectors.split(', ').find((each) => holders.includes(each)) ?? null,
});
const SIDEWAYS = inside('[data-scrolls]', '[data-scrolls="x"]');
const TOOLBAR = inside('[role="toolbar"]');
const RADIO = inside('input', 'input[type="radio"]');

it.each([
  ['a table that scrolls sideways', SIDEWAYS, 'ArrowLeft', true],
  ['a table that scrolls sideways', SIDEWAYS, 'ArrowDown', true],
  ['a list that scrolls up and down', inside('[data-scrolls]'), 'ArrowRight', false],
  ['a list that scrolls up and down', inside('[data-scrolls]'), 'ArrowUp', true],
  ['a toolbar', TOOLBAR, 'ArrowRight', true],
  ['a toolbar', TOOLBAR, 'l', false],
  ['a radio', RADIO, 'ArrowUp', true],
  ['a radio', RADIO, 'ArrowDown', true],
  ['a radio', RADIO, 'ArrowLeft', true],
  ['a button', inside('button'), ' ', true],
  ['a button', inside('button'), 'ArrowLeft', false],
  ['a row', inside('tr'), 'Enter', false],
  ['a text field', inside('textarea'), 'l', true],
])('$0 takes $2: $3', (_name, holder, key, taken) => {
  expect(takesKey(holder, key)).toBe(taken);
});

it('leaves every key to the page when nothing has the focus', () => {
  for (const key of ['Enter', ' ', 'ArrowLeft', 'ArrowUp', 'l'])
    expect(takesKey(inside(), key, true)).toBe(false);
});
