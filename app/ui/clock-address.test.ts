import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockQuery, formatLoop, formatMoment, parseClockAddress, parseMoment } from './clock-address';
import { formatDateTime } from './format';

const query = (part: Partial<ClockQuery>): ClockQuery => ({
  run: null,
  t: null,
  play: null,
  loop: null,
  ...part,
});
const AT = Date.UTC(2026, 10, 21, 6, 3, 5);
/** Years 1992 to 2100: Beijing has kept UTC+8 since 1991. */
const wholeSeconds = fc
  .integer({ min: Date.UTC(1992, 0) / 1000, max: Date.UTC(2100, 0) / 1000 })
  .map((second) => second * 1000);

describe('a moment in the address', () => {
  it('is Beijing local time', () => {
    expect(formatMoment(AT + 999)).toBe('2026-11-21T14:03:05');
    expect(parseMoment('2026-11-21T14:03:05')).toBe(AT);
  });

  it.each(['', '2026-11-21', '2026-02-30T00:00:00', '2026-11-21T24:00:00', '2026-11-21T14:03:05Z', 'now'])(
    'is not %j',
    (text) => expect(parseMoment(text)).toBeNull(),
  );

  it('comes back as it was, and reads as the page writes it', () => {
    fc.assert(
      fc.property(wholeSeconds, (ts) => {
        expect(parseMoment(formatMoment(ts))).toBe(ts);
        expect(formatMoment(ts).replace('T', ' ')).toBe(formatDateTime(ts));
      }),
    );
  });

  it('is understood or refused, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ts = parseMoment(text);
        expect(ts === null || formatMoment(ts) === text).toBe(true);
      }),
    );
  });
});

describe('an address', () => {
  it('without anything is live', () => {
    expect(parseClockAddress(query({}))).toEqual({
      run: null,
      at: null,
      playing: null,
      loop: null,
      broken: [],
    });
  });

  it('names a run, a moment, a speed and a loop', () => {
    const loop = { from: AT - 60_000, to: AT + 60_000 };
    expect(
      parseClockAddress(query({ run: 'r-7', t: '2026-11-21T14:03:05', play: '0.5', loop: formatLoop(loop) })),
    ).toEqual({ run: 'r-7', at: AT, playing: 0.5, loop, broken: [] });
  });

  it('with a broken moment is live and says so; what hangs on the moment goes with it', () => {
    expect(parseClockAddress(query({ t: 'yesterday', play: '60' }))).toEqual({
      run: null,
      at: null,
      playing: null,
      loop: null,
      broken: ['t'],
    });
  });

  it('with a broken run never shows its moment in another world', () => {
    expect(parseClockAddress(query({ run: '../live', t: '2026-11-21T14:03:05' }))).toMatchObject({
      run: null,
      at: null,
      broken: ['run'],
    });
  });

  it.each(['0.4', '601', '-1', '1e2', '', 'fast'])('refuses the speed %j', (play) => {
    expect(parseClockAddress(query({ t: '2026-11-21T14:03:05', play }))).toMatchObject({
      at: AT,
      playing: null,
      broken: ['play'],
    });
  });

  it.each(['2026-11-21T14:03:05~2026-11-21T14:03:05', '2026-11-21T14:03:05', 'a~b'])(
    'refuses the loop %j',
    (loop) => {
      expect(parseClockAddress(query({ t: '2026-11-21T14:03:05', loop })).broken).toEqual(['loop']);
    },
  );

  it('gives back any loop of whole seconds', () => {
    fc.assert(
      fc.property(wholeSeconds, fc.integer({ min: 1, max: 1e6 }), (from, seconds) => {
        const loop = { from, to: from + seconds * 1000 };
        const read = parseClockAddress(query({ t: formatMoment(from), loop: formatLoop(loop) }));
        expect(read.loop).toEqual(loop);
      }),
    );
  });
});
