import { expect, it } from 'vitest';
import { CHAPTER_IDS } from '../guide/_parts/guide-text';
import { guideAddress } from './guide-address';

it('leads to the chapter of the page', () => {
  expect(guideAddress('/')).toBe('/guide#overview');
  expect(guideAddress('/plants/E1')).toBe('/guide#plants');
  expect(guideAddress('/exchange')).toBe('/guide#exchange');
  expect(guideAddress('/guide')).toBe('/guide');
  expect(guideAddress('/nowhere')).toBe('/guide');
});

it('names only chapters that are there', () => {
  const pages = ['/', '/plants', '/alarms', '/trends', '/exercises', '/exchange', '/registry'];
  const more = ['/data-health', '/admin', '/account'];
  for (const page of [...pages, ...more])
    expect(CHAPTER_IDS).toContain(guideAddress(page).replace('/guide#', ''));
});
