import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointForecast } from '../../../analytics/forecast/forecast-types';
import { SAMPLE_RECORDS } from '../../../data/catalogue/sample-plants';
import type { Alarm } from '../../../data/model/alarm';
import { buildRegistry } from '../../../data/model/registry';
import { enterpriseDetail } from '../../api/enterprise-detail';
import type { EnterpriseDetail } from '../../ui/registry';
import { forecastTable, readingsTable } from './build-table';
import type { ChartLine } from './chart-model';
import { csvRows } from './csv-rows';
import { groupCharts } from './group-charts';
import { knownAlarms } from './known-alarms';
import { everyLineOf, kindsOf, listPoints, toggleSeries } from './list-points';
import { placeAlarms } from './place-alarms';
import { bucketMsOf, gapMsOf, type ReadingBucket, type Readings } from './readings';
import { formatSeriesKey, MOST_SERIES, parseSeriesKey, type SeriesKey } from './series-key';
import { seriesStyle } from './series-style';
import { soonestLimit } from './soonest-limit';
import { writeTrendCsv } from './trend-csv';
import {
  cutAt,
  formatWindow,
  notBeyond,
  parseWindow,
  scaleWindow,
  shiftWindow,
  windowBefore,
  windowBetween,
} from './trend-window';
import { extentOf, withForecast, yRange } from './y-range';

const NINE = Date.UTC(2026, 10, 22, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const bucket = (ts: number, mean: number, over: Partial<ReadingBucket> = {}): ReadingBucket => ({
  ts,
  min: mean - 1,
  mean,
  max: mean + 1,
  count: 6,
  quality: 0,
  ...over,
});
const readings = (buckets: readonly ReadingBucket[], over: Partial<Readings> = {}): Readings => ({
  source: '1m',
  from: NINE,
  to: NINE + 10 * HOUR,
  buckets,
  ...over,
});

describe('a line in the address', () => {
  it('is read back as it was written', () => {
    expect(parseSeriesKey('E1-C01:hopperTemperatureC')).toEqual({
      collector: 'E1-C01',
      point: 'hopperTemperatureC',
    });
    const keys = fc.record({
      collector: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/),
      point: fc.constantFrom('running' as const, 'sprayFlowM3h' as const),
    });
    fc.assert(
      fc.property(keys, (key) => {
        expect(parseSeriesKey(formatSeriesKey(key))).toEqual({ ...key });
      }),
    );
  });
  it.each(['', 'E1-C01', 'E1-C01:nothing', ':running', `${'x'.repeat(65)}:running`])('refuses %j', (text) => {
    expect(parseSeriesKey(text)).toBeNull();
  });
});

describe('the window', () => {
  it('ends at the moment of a past that stands still, and moves in steps with a running clock', () => {
    expect(windowBefore(NINE + 7000, '1h', false)).toEqual({ from: NINE + 7000 - HOUR, to: NINE + 7000 });
    expect(windowBefore(NINE + 7000, '1h', true).to).toBe(NINE);
    expect(windowBefore(NINE + 15_000, '1h', true).to).toBe(NINE + 15_000);
  });
  it('stands in the address in Beijing time', () => {
    const text = '2026-11-22T09:00:00~2026-11-22T10:00:00';
    expect(parseWindow(text)).toEqual({ from: NINE, to: NINE + HOUR });
    expect(formatWindow({ from: NINE, to: NINE + HOUR })).toBe(text);
  });
  it.each([
    null,
    '',
    '2026-11-22T09:00:00',
    '2026-11-22T09:00:00~2026-11-22T09:00:05',
    '2026-11-22T10:00:00~2026-11-22T09:00:00',
    '2026-01-01T00:00:00~2026-11-22T09:00:00',
  ])('is none of %j', (text) => {
    expect(parseWindow(text)).toBeNull();
  });
  it('zooms around its middle and moves by its width', () => {
    const window = { from: NINE, to: NINE + HOUR };
    expect(scaleWindow(window, 0.5)).toEqual({ from: NINE + 15 * MINUTE, to: NINE + 45 * MINUTE });
    expect(scaleWindow(window, 1e-9)).toEqual({ from: NINE + 1_795_000, to: NINE + 1_805_000 });
    expect(shiftWindow(window, -0.5).to).toBe(NINE + 30 * MINUTE);
    expect(windowBetween(NINE + 9_400, NINE)).toEqual({ from: NINE, to: NINE + 10_000 });
  });
  it('shows nothing later than the moment', () => {
    const window = { from: NINE, to: NINE + HOUR };
    expect(cutAt(window, NINE + 10 * MINUTE)).toEqual({ from: NINE, to: NINE + 10 * MINUTE });
    expect(cutAt(window, NINE - HOUR)).toEqual({ from: NINE - 2 * HOUR, to: NINE - HOUR });
    expect(notBeyond(window, NINE + 2 * HOUR)).toBe(window);
    expect(notBeyond(window, NINE + 30 * MINUTE)).toEqual({
      from: NINE - 30 * MINUTE,
      to: NINE + 30 * MINUTE,
    });
  });
  it('is never drawn wider than the address allows', () => {
    const drawn = windowBetween(NINE, NINE + 120 * 24 * HOUR);
    expect(drawn).toEqual({ from: NINE, to: NINE + 92 * 24 * HOUR });
    expect(parseWindow(formatWindow(drawn))).toEqual(drawn);
  });
});

describe('what a line is made of', () => {
  it('is told from the counts and the span', () => {
    const singles = [bucket(NINE, 1, { count: 1 }), bucket(NINE + 5000, 2, { count: 1 })];
    expect(bucketMsOf(readings(singles, { source: 'raw' }))).toBeNull();
    expect(bucketMsOf(readings([bucket(NINE, 1)], { source: 'raw', to: NINE + HOUR }))).toBe(5000);
    expect(bucketMsOf(readings([bucket(NINE, 1)]))).toBe(MINUTE);
  });
  it('has a gap beyond three usual steps, and none within 15 s', () => {
    expect(gapMsOf(readings([0, 1, 2].map((minute) => bucket(NINE + minute * MINUTE, 1))))).toBe(3 * MINUTE);
    expect(gapMsOf(readings([bucket(NINE, 1), bucket(NINE + 1000, 1)]))).toBe(15_000);
  });
});

describe('readingsTable', () => {
  it('breaks the line where nothing was measured', () => {
    const minutes = [0, 1, 2, 30, 31];
    const table = readingsTable(readings(minutes.map((minute) => bucket(NINE + minute * MINUTE, minute))));
    expect(table.columns[1]).toEqual([0, 1, 2, null, 30, 31]);
    expect(table.x[0]).toBe((NINE + MINUTE / 2) / 1000);
    expect(table.x).toEqual(table.x.toSorted((a, b) => a - b));
  });
  it('takes what is not good out of the line and joins it to its neighbours', () => {
    const table = readingsTable(
      readings(
        [0, 1, 2, 3].map((minute) =>
          bucket(NINE + minute * MINUTE, minute, { quality: minute === 1 ? 3 : 0 }),
        ),
      ),
    );
    expect(table.columns).toEqual([
      [-1, null, 1, 2],
      [0, null, 2, 3],
      [1, null, 3, 4],
      [0, 1, 2, null],
    ]);
  });
  it('is empty of nothing', () => {
    expect(readingsTable(readings([])).x).toEqual([]);
  });
});

const forecast: PointForecast = {
  point: 'hopperTemperatureC',
  unit: '°C',
  at: NINE,
  method: 'theil-sen',
  confidence: 0.8,
  windowMs: HOUR,
  horizonMs: HOUR,
  basis: { bucketMs: MINUTE, buckets: 60, need: 12, fromTs: NINE - HOUR, toTs: NINE, runShare: null },
  slopePerHour: { value: 2, low: 1, high: 3 },
  steps: [0, 30, 60].map((minute) => ({
    ts: NINE + minute * MINUTE,
    low: 48,
    value: 50 + minute / 30,
    high: 55,
  })),
  lastValue: { ts: NINE, value: 50 },
  limits: [],
};
const limit = (value: number, priority: 1 | 2, timeToLimit: PointForecast['limits'][number]['timeToLimit']) =>
  ({
    ruleId: 'hopper-temp-high',
    side: 'high',
    value,
    priority,
    source: { kind: 'local', verified: false, note: { zh: '本', en: 'own' } },
    timeToLimit,
  }) as const;

describe('a forecast', () => {
  it('is cut one step beyond the picture', () => {
    expect(forecastTable(forecast, NINE + 10 * MINUTE).x).toHaveLength(2);
    expect(forecastTable(forecast, NINE + 2 * HOUR).columns[3]).toEqual([50, 50, 50]);
  });
  it('speaks first of what is reached, then of what comes soonest, then of what is nearest', () => {
    const none = { kind: 'no-crossing', withinMs: HOUR, earliestTs: null } as const;
    const soon = { kind: 'crossing', atTs: NINE + HOUR, earliestTs: NINE, latestTs: null } as const;
    const first = (limits: PointForecast['limits']) => soonestLimit({ ...forecast, limits })?.value;
    expect(first([limit(70, 1, none), limit(60, 2, none)])).toBe(60);
    expect(first([limit(60, 2, none), limit(70, 1, soon)])).toBe(70);
    expect(first([limit(70, 1, soon), limit(45, 2, { kind: 'already-beyond' })])).toBe(45);
    expect(soonestLimit(forecast)).toBeNull();
  });
});

describe('groupCharts', () => {
  const series: SeriesKey[] = [
    { collector: 'A', point: 'differentialPressurePa' },
    { collector: 'A', point: 'hopperTemperatureC' },
    { collector: 'B', point: 'inletTemperatureC' },
    { collector: 'A', point: 'running' },
    { collector: 'B', point: 'running' },
  ];
  it('puts one unit into one chart, and each switch into its own', () => {
    const groups = groupCharts(series, 'unit');
    expect(groups.map(({ unit, series: mine }) => [unit, mine.map(({ index }) => index)])).toEqual([
      ['Pa', [0]],
      ['°C', [1, 2]],
      ['', [3]],
      ['', [4]],
    ]);
  });
  it('puts each point into its own when asked', () => {
    expect(groupCharts(series, 'point')).toHaveLength(5);
  });
});

it('twelve lines look different', () => {
  const looks = Array.from({ length: MOST_SERIES }, (_, index) => JSON.stringify(seriesStyle(index)));
  expect(new Set(looks).size).toBe(MOST_SERIES);
});

describe('placeAlarms', () => {
  const alarm = (id: string, minute: number, priority: Alarm['priority']): Alarm => ({
    id,
    world: 'live',
    ruleId: 'dp-high',
    collector: 'A',
    point: null,
    priority,
    state: 'unack',
    raisedTs: NINE + minute * MINUTE,
    knownAt: NINE,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: {},
  });
  it('puts near ones together under the most urgent, and leaves out what lies outside', () => {
    const alarms = [alarm('late', 90, 1), alarm('b', 31, 1), alarm('a', 30, 3), alarm('c', 50, 4)];
    const marks = placeAlarms(alarms, { from: NINE, to: NINE + HOUR }, 0.05);
    expect(marks.map(({ at, priority, alarms: mine }) => [at, priority, mine.map(({ id }) => id)])).toEqual([
      [0.5, 1, ['a', 'b']],
      [50 / 60, 4, ['c']],
    ]);
  });
  it('has none in the past that was not yet known', () => {
    const late = { ...alarm('late', 10, 1), knownAt: NINE + 40 * MINUTE };
    const known = (minute: number | null) =>
      knownAlarms([alarm('a', 30, 1), late], minute === null ? null : NINE + minute * MINUTE).map(
        ({ id }) => id,
      );
    expect(known(29)).toEqual([]);
    expect(known(39)).toEqual(['a']);
    expect(known(40)).toEqual(['a', 'late']);
    expect(known(null)).toEqual(['a', 'late']);
  });
});

describe('the picker', () => {
  const registry = buildRegistry(SAMPLE_RECORDS);
  const plants = [...registry.enterprises.values()].map(
    (each) => enterpriseDetail(registry, each) as EnterpriseDetail,
  );
  const find = (text: string) => listPoints(plants, { text, point: null }, (point) => point);
  it('finds by plant, collector and point together', () => {
    const found = find('e1-c01 hopper');
    expect(found.map(({ plant }) => plant.id)).toEqual(['E1']);
    expect(found[0]?.collectors[0]?.points).toEqual(['hopperTemperatureC']);
    expect(find('nowhere')).toEqual([]);
  });
  it('picks a whole kind of what was found', () => {
    expect(everyLineOf(find(''), 'tankLevelM').length).toBe(3);
    expect(everyLineOf(find('E1'), 'tankLevelM').length).toBe(1);
    expect(kindsOf(plants)[0]).toBe('running');
  });
  it('adds, takes away, and adds nothing beyond twelve', () => {
    const one: SeriesKey = { collector: 'A', point: 'running' };
    expect(toggleSeries([], one)).toEqual([one]);
    expect(toggleSeries([one], one)).toEqual([]);
    const full = Array.from(
      { length: MOST_SERIES },
      (_, index): SeriesKey => ({ ...one, collector: `C${index}` }),
    );
    expect(toggleSeries(full, one)).toEqual(full);
  });
});

describe('the upright axis', () => {
  it('holds the data with air and brings a near limit in', () => {
    expect(yRange([40, 50], [], 100)).toEqual([expect.closeTo(39.2, 6), expect.closeTo(50.8, 6)]);
    expect(yRange([40, 50], [58], 100)[1]).toBeGreaterThan(58);
    expect(yRange([40, 50], [70], 100)[1]).toBeLessThan(58);
  });
  it('does not let a wide forecast flatten the lines', () => {
    expect(withForecast([40, 50], [-100, 52], 10)).toEqual([30, 52]);
    expect(withForecast([40, 50], null, 10)).toEqual([40, 50]);
    expect(extentOf([3, 1, 2])).toEqual([1, 3]);
    expect(extentOf([])).toBeNull();
  });
  it('does not blow noise up', () => {
    const [low, high] = yRange([20, 20.01], [], 100);
    expect(high - low).toBeGreaterThanOrEqual(10);
  });
});

describe('the CSV', () => {
  const row = {
    ts: NINE,
    plant: 'Works',
    collector: 'E1-C01',
    point: 'Hopper, temperature',
    unit: '°C',
    min: -1.5,
    mean: 0,
    max: 2,
    count: 6,
    quality: 0,
    source: '1m',
    bucketS: 60,
  };
  it('begins with a byte order mark, has Beijing times and CRLF', () => {
    expect(writeTrendCsv(['time', 'plant'], [row])).toBe(
      '\uFEFFtime,plant\r\n2026-11-22T09:00:00.000+08:00,Works,E1-C01,"Hopper, temperature",°C,-1.5,0,2,6,0,1m,60\r\n',
    );
  });
  it('leaves no name that a spreadsheet would run', () => {
    const names = fc.string().map((text) => `${text}`);
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), names, (sign, name) => {
        const [, line = ''] = writeTrendCsv([], [{ ...row, plant: `${sign}${name}` }]).split(/\r\n(?=2026)/);
        expect(line.split('+08:00,')[1]?.replace(/^"/, '')).toMatch(/^'/);
      }),
    );
  });
  it('doubles quotes', () => {
    expect(writeTrendCsv(['a"b'], [])).toBe('\uFEFF"a""b"\r\n');
  });
  it('holds what is on the screen, forecast included', () => {
    const line = {
      collector: 'E1-C01',
      point: 'hopperTemperatureC',
      plantName: 'Works',
      pointName: 'Hopper temperature',
      read: { readings: readings([bucket(NINE, 20)]) },
      forecast,
    } as unknown as ChartLine;
    const rows = csvRows([line], () => '°C');
    expect(rows.map(({ source, mean, bucketS, count }) => [source, mean, bucketS, count])).toEqual([
      ['1m', 20, 60, 6],
      ['forecast', 50, null, null],
      ['forecast', 51, null, null],
      ['forecast', 52, null, null],
    ]);
  });
});
