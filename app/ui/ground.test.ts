import { expect, it } from 'vitest';
import { pageKindOf, parseGroundChoice, serializeGroundChoice } from './ground';

it('is dark for scenes and light for tables until a person chooses', () => {
  expect(parseGroundChoice(undefined)).toEqual({ scene: 'dark', table: 'light' });
  expect(parseGroundChoice('nonsense')).toEqual({ scene: 'dark', table: 'light' });
});

it('reads back what it wrote', () => {
  expect(parseGroundChoice(serializeGroundChoice({ scene: 'light', table: 'dark' }))).toEqual({
    scene: 'light',
    table: 'dark',
  });
});

it('knows the pages that look at a scene', () => {
  expect(['/', '/plants/E1', '/plants', '/alarms', '/registry/quarantine'].map(pageKindOf)).toEqual([
    'scene',
    'scene',
    'table',
    'table',
    'table',
  ]);
});
