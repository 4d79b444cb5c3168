import { describe, expect, it } from 'vitest';
import { countOnline } from './count-online';

const stations = [
  { id: 'S1', retired: false },
  { id: 'S2', retired: false },
  { id: 'S3', retired: true },
  { id: 'S4', retired: false },
];

describe('countOnline', () => {
  it('leaves retired stations out of both numbers', () => {
    expect(countOnline(stations, (id) => id === 'S1' || id === 'S3')).toEqual({
      online: 1,
      registered: 3,
      rate: 1 / 3,
    });
  });

  it('has no rate without stations', () => {
    expect(countOnline([], () => true)).toEqual({ online: 0, registered: 0, rate: null });
  });
});
