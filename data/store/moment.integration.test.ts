import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmEvent, AlarmState } from '../model/alarm';
import { type LatestValue, readingKey, type StoredReading } from '../model/reading';
import type { EnterpriseRisk, Warning } from '../model/risk';
import { MINUTE_MS } from './levels';
import { openStore } from './open-store';
import {
  NINE,
  sampleAlarm,
  sampleEvent,
  sampleGroup,
  sampleReading,
  sampleRisk,
  sampleWarning,
} from './sample-readings';
import { withTemporaryFile, withTemporaryStore } from './temporary-store';
import type { Store, StoredMoment } from './types';

const KEY = readingKey('E1-C01', 'differentialPressurePa');

describe('a past moment', () => {
  it('shows of each point the newest measurement received by then, however late it was measured', async () => {
    await withTemporaryStore(async (store) => {
      await store.commit(
        sampleGroup({
          readings: [
            sampleReading({ ingestId: 1, ts: NINE, value: 1, receivedTs: NINE + 100 }),
            sampleReading({ ingestId: 2, ts: NINE + 5000, value: 2, receivedTs: NINE + 5100 }),
            sampleReading({ ingestId: 3, ts: NINE + 1000, value: 3, receivedTs: NINE + 6000, late: true }),
          ],
        }),
      );
      const values = await Promise.all(
        [NINE + 99, NINE + 100, NINE + 5099, NINE + 5100, NINE + 6000].map(
          async (at) => (await store.moment({ at })).latest.get(KEY)?.value,
        ),
      );
      expect(values).toEqual([undefined, 1, 1, 2, 2]);
    });
  });

  it('limits values and estimates to collectors, values to points, and leaves estimates out when told', async () => {
    await withTemporaryStore(async (store) => {
      const readings = [
        sampleReading({ ingestId: 1 }),
        sampleReading({ ingestId: 2, point: 'running' }),
        sampleReading({ ingestId: 3, collector: 'E2-C01' }),
      ];
      const estimates = { ingestId: 1, receivedTs: NINE + 100, state: { level: 1 } };
      await store.commit(sampleGroup({ readings, estimates }));
      const at = NINE + 100;
      const whole = await store.moment({ at });
      expect([...whole.latest.keys()]).toEqual([KEY, 'E1-C01/running', 'E2-C01/differentialPressurePa']);
      expect(whole.estimates).toEqual({ state: { level: 1 }, since: readings.slice(1) });

      const one = await store.moment({ at, collectors: ['E1-C01'], points: ['running'] });
      expect([...one.latest.keys()]).toEqual(['E1-C01/running']);
      expect(one.estimates).toEqual({ state: { level: 1 }, since: readings.slice(1, 2) });

      const none = await store.moment({ at, collectors: [], withoutEstimates: true });
      expect([none.latest.size, none.estimates]).toEqual([0, { state: null, since: [] }]);
    });
  });

  it('says since when a line stands as it does, also where that was said more than once', async () => {
    await withTemporaryStore(async (store) => {
      const line = (ts: number, online: boolean) => ({ station: 'S1', online, ts: NINE + ts });
      await store.commit(sampleGroup({ lines: [line(0, true), line(10, false), line(20, false)] }));
      await store.commit(sampleGroup({ lines: [line(30, true), line(30, false), line(30, true)] }));
      const lineAt = async (ts: number) => (await store.moment({ at: NINE + ts })).lines.get('S1');
      expect(await lineAt(-1)).toBeUndefined();
      expect(await lineAt(25)).toEqual({ online: false, since: NINE + 10 });
      expect(await lineAt(30)).toEqual({ online: true, since: NINE + 30 });
    });
  });

  it('shows a warning whose causes alone changed as it was before the newest that is stored', async () => {
    await withTemporaryStore(async (store) => {
      const warning = sampleWarning({ raisedTs: NINE, changedTs: NINE });
      const causes = [{ cause: 'dp-high', collector: 'E1-C01', alarmId: 'a1' }];
      await store.upsertWarning(warning);
      await store.commit(
        sampleGroup({ readings: [sampleReading({ ingestId: 1, receivedTs: NINE + 5000 })] }),
      );
      await store.upsertWarning({ ...warning, causes });
      expect((await store.moment({ at: NINE + 4999 })).warnings).toEqual([warning]);
      expect((await store.moment({ at: NINE + 5000 })).warnings).toEqual([{ ...warning, causes }]);
    });
  });

  it('is what was known then, whatever came afterwards: late rows, conflicts, returns, restarts, roll-ups', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step(), { minLength: 1, maxLength: 10 }), rememberAndCompare), {
      numRuns: 12,
      endOnFailure: true,
    });
  }, 240_000);
});

describe('the span of the stored past', () => {
  it('goes from the first to the last receipt, also after a restart, and is null in an empty store', async () => {
    await withTemporaryFile(async (path) => {
      let store = await openStore({ path });
      expect(await store.span()).toBeNull();
      const reading = (ingestId: number, receivedTs: number) => sampleReading({ ingestId, receivedTs });
      await store.commit(sampleGroup({ readings: [reading(1, NINE + 700), reading(2, NINE + 500)] }));
      await store.commit(sampleGroup({ lines: [{ station: 'S1', online: true, ts: NINE + 900 }] }));
      expect(await store.span()).toEqual({ oldestTs: NINE + 500, newestTs: NINE + 900 });
      await store.close();
      store = await openStore({ path });
      expect(await store.span()).toEqual({ oldestTs: NINE + 500, newestTs: NINE + 900 });
      await store.close();
    });
  });
});

/** One group as it may come: readings, who wins conflicts, what alarms and lines do; then a warning and a risk, and what the store does. */
interface Step {
  readonly gapMs: number;
  readonly readings: readonly {
    readonly collector: string;
    readonly point: 'running' | 'hopperTemperatureC';
    readonly agoMs: number;
    readonly value: number;
    readonly replaces: boolean;
  }[];
  readonly alarms: readonly { readonly n: number; readonly act: 'raise' | 'return' | 'acknowledge' }[];
  readonly lines: readonly { readonly station: string; readonly online: boolean }[];
  readonly saves: boolean;
  readonly warning: 'none' | 'raise' | 'causes' | 'close';
  readonly risk: number | null;
  readonly afterwards: 'nothing' | 'roll-up' | 'restart';
}

function step(): fc.Arbitrary<Step> {
  const reading = fc.record({
    collector: fc.constantFrom('E1-C01', 'E2-C01'),
    point: fc.constantFrom('running' as const, 'hopperTemperatureC' as const),
    agoMs: fc.constantFrom(-60_000, 0, 100, 1000, 60_000, 3_600_000),
    value: fc.integer({ min: 0, max: 9 }),
    replaces: fc.boolean(),
  });
  return fc.record({
    gapMs: fc.constantFrom(1, 1000, MINUTE_MS, 11 * MINUTE_MS, 90 * MINUTE_MS),
    readings: fc.array(reading, { maxLength: 6 }),
    alarms: fc.array(
      fc.record({
        n: fc.nat({ max: 2 }),
        act: fc.constantFrom('raise' as const, 'return' as const, 'acknowledge' as const),
      }),
      { maxLength: 3 },
    ),
    lines: fc.uniqueArray(fc.record({ station: fc.constantFrom('S1', 'S2'), online: fc.boolean() }), {
      maxLength: 2,
      selector: ({ station }) => station,
    }),
    saves: fc.boolean(),
    warning: fc.constantFrom('none' as const, 'raise' as const, 'causes' as const, 'close' as const),
    risk: fc.option(fc.integer({ min: 0, max: 3 })),
    afterwards: fc.constantFrom('nothing' as const, 'roll-up' as const, 'restart' as const),
  });
}

/** What screens show now, kept up by plain loops: the oracle. */
class Model {
  readonly latest = new Map<string, LatestValue>();
  readonly rows: StoredReading[] = [];
  readonly alarms = new Map<string, Alarm>();
  readonly lines = new Map<string, { online: boolean; since: number }>();
  readonly warnings = new Map<string, Warning>();
  readonly risk = new Map<string, EnterpriseRisk>();
  saved: { ingestId: number; state: unknown } | null = null;
  at = NINE;

  remember(): Remembered {
    return {
      at: this.at,
      latest: new Map(this.latest),
      saved: this.saved,
      alarms: [...this.alarms.values()].filter(({ state }) => state !== 'normal'),
      lines: new Map(this.lines),
      warnings: [...this.warnings.values()].filter(({ state }) => state !== 'closed'),
      risk: [...this.risk.values()],
      rows: this.rows.length,
    };
  }
}

interface Remembered {
  readonly at: number;
  readonly latest: ReadonlyMap<string, LatestValue>;
  readonly saved: Model['saved'];
  readonly alarms: readonly Alarm[];
  readonly lines: StoredMoment['lines'];
  readonly warnings: readonly Warning[];
  readonly risk: readonly EnterpriseRisk[];
  readonly rows: number;
}

async function rememberAndCompare(steps: readonly Step[]): Promise<void> {
  await withTemporaryFile(async (path) => {
    let store = await openStore({ path });
    try {
      const model = new Model();
      const superseded = new Set<StoredReading>();
      const remembered: Remembered[] = [];
      for (const taken of steps) {
        model.at += taken.gapMs;
        await commitStep(store, taken, model, superseded);
        remembered.push(model.remember());
        if (taken.afterwards === 'roll-up') await store.rollUp();
        if (taken.afterwards !== 'restart') continue;
        await store.close();
        store = await openStore({ path });
      }
      for (const [index, one] of remembered.entries()) {
        const until = (remembered[index + 1]?.at ?? one.at + 1) - 1;
        for (const at of new Set([one.at, until]))
          expectSame(await store.moment({ at }), { ...one, at }, model.rows, superseded);
      }
    } finally {
      await store.close();
    }
  });
}

/** A value that lost to a greater (boot, seq) is deleted, so its point shows something older before the winner came: excepted. */
function expectSame(
  moment: StoredMoment,
  one: Remembered,
  rows: readonly StoredReading[],
  superseded: ReadonlySet<StoredReading>,
): void {
  const excepted = (key: string) =>
    rows
      .slice(0, one.rows)
      .some((row) => superseded.has(row) && readingKey(row.collector, row.point) === key);
  const shown = (latest: ReadonlyMap<string, LatestValue>) =>
    [...latest].filter(([key]) => !excepted(key)).sort();
  expect(shown(moment.latest)).toEqual(shown(one.latest));
  const after = one.saved?.ingestId ?? 0;
  const since = rows
    .slice(0, one.rows)
    .filter((row) => row.ingestId > after && !superseded.has(row))
    .filter((row) => one.saved !== null || row.receivedTs > one.at - 10 * MINUTE_MS);
  expect(moment.estimates).toEqual({ state: one.saved?.state ?? null, since });
  expect(moment.lines).toEqual(one.lines);
  expect(byId(moment.alarms)).toEqual(byId(one.alarms));
  expect(byId(moment.warnings)).toEqual(byId(one.warnings));
  expect(moment.risk).toEqual(one.risk);
}

function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function commitStep(
  store: Store,
  taken: Step,
  model: Model,
  superseded: Set<StoredReading>,
): Promise<void> {
  const { at } = model;
  const lost: StoredReading[] = [];
  const readings = taken.readings.map((drawn, index) => {
    const ts = at - drawn.agoMs;
    const reading = sampleReading({
      ingestId: (model.rows.at(-1)?.ingestId ?? 0) + index + 1,
      ...{ collector: drawn.collector, point: drawn.point, value: drawn.value, ts, receivedTs: at },
    });
    const same = model.rows.filter((row) => row.ts === ts && keyOf(row) === keyOf(reading));
    if (drawn.replaces) lost.push(...same);
    return reading;
  });
  // Within a group the last of a key stands where the key is superseded; such groups are left to the commit's own tests.
  const once = readings.filter(
    (reading) =>
      !readings.some(
        (other) =>
          other.ts === reading.ts && other.ingestId > reading.ingestId && keyOf(other) === keyOf(reading),
      ),
  );
  const events = taken.alarms.flatMap(({ n, act }) => transition(model, n, act));
  const saved = taken.saves
    ? { ingestId: once.at(-1)?.ingestId ?? model.rows.at(-1)?.ingestId ?? 0, state: { at } }
    : null;
  await store.commit(
    sampleGroup({
      readings: once,
      superseded: lost,
      alarmEvents: events,
      lines: taken.lines.map((line) => ({ ...line, ts: at })),
      ...(saved ? { estimates: { ...saved, receivedTs: at } } : {}),
      checkpoint: { ingestId: 0, receivedTs: at, state: null },
    }),
  );
  for (const row of lost) superseded.add(row);
  model.saved = saved ?? model.saved;
  for (const reading of once) {
    model.rows.push(reading);
    const { ts, value, quality, receivedTs } = reading;
    const known = model.latest.get(keyOf(reading));
    if (!known || ts >= known.ts) model.latest.set(keyOf(reading), { ts, value, quality, receivedTs });
  }
  for (const { station, online } of taken.lines) {
    if (model.lines.get(station)?.online !== online) model.lines.set(station, { online, since: at });
  }
  await keepWarningAndRisk(store, taken, model);
}

function keyOf({ collector, point }: StoredReading): string {
  return readingKey(collector, point);
}

const NEXT: Readonly<Record<string, AlarmState>> = {
  'unack return': 'rtn-unack',
  'unack acknowledge': 'ack',
  'ack return': 'normal',
  'rtn-unack acknowledge': 'normal',
  'rtn-unack raise': 'unack',
};

/** As ISA-18.2 lets it; an alarm that is over never comes back, a new one takes its place. */
function transition(model: Model, n: number, act: 'raise' | 'return' | 'acknowledge'): AlarmEvent[] {
  const { at } = model;
  const open = [...model.alarms.values()].find(
    ({ id, state }) => id.startsWith(`a${n}-`) && state !== 'normal',
  );
  if (!open) {
    if (act !== 'raise' || model.alarms.has(`a${n}-${at}`)) return [];
    const alarm = sampleAlarm({ id: `a${n}-${at}`, raisedTs: at - 5000, knownAt: at });
    model.alarms.set(alarm.id, alarm);
    return [{ kind: 'raised', ts: at - 5000, knownAt: at, alarm }];
  }
  const state = NEXT[`${open.state} ${act}`];
  const kinds = { raise: 'raised', return: 'returned', acknowledge: 'acknowledged' } as const;
  const isTold = open.params[kinds[act]] === at || (act === 'raise' && open.knownAt === at);
  if (!state || isTold) return [];
  const alarm = { ...open, state, params: { ...open.params, [kinds[act]]: at } };
  model.alarms.set(alarm.id, alarm);
  const event: AlarmEvent = { kind: kinds[act], ts: at, knownAt: at, alarm };
  return state === 'normal' ? [event, { ...event, kind: 'normal' }] : [event];
}

async function keepWarningAndRisk(store: Store, taken: Step, model: Model): Promise<void> {
  const { at } = model;
  const open = [...model.warnings.values()].find(({ state }) => state !== 'closed');
  const next = nextWarning(taken.warning, open, at);
  if (next) {
    await store.upsertWarning(next);
    model.warnings.set(next.id, next);
  }
  if (taken.risk === null) return;
  const risk = sampleRisk({ actual: taken.risk, computedTs: at });
  await store.saveRisk([risk]);
  // Computed again with the same result it is the same risk.
  if (model.risk.get(risk.enterprise)?.actual !== risk.actual) model.risk.set(risk.enterprise, risk);
}

function nextWarning(act: Step['warning'], open: Warning | undefined, at: number): Warning | null {
  if (act === 'raise' && !open) return sampleWarning({ id: `w-${at}`, raisedTs: at, changedTs: at });
  if (act === 'causes' && open) {
    return { ...open, causes: [...open.causes, { cause: 'dp-high', collector: null, alarmId: String(at) }] };
  }
  return act === 'close' && open ? { ...open, state: 'closed', changedTs: at, closedTs: at } : null;
}

describe('open alarms of a past moment', () => {
  it('are told by when the server knew, newest first', async () => {
    await withTemporaryStore(async (store) => {
      const late = sampleAlarm({ id: 'b', raisedTs: NINE - 9000, knownAt: NINE + 5100, late: true });
      const over = sampleAlarm({ state: 'normal', returnedTs: NINE + 3000 });
      const events = [
        sampleEvent('raised', NINE, sampleAlarm()),
        sampleEvent('normal', NINE + 3000, over),
        { kind: 'raised' as const, ts: NINE - 9000, knownAt: NINE + 5100, alarm: late },
      ];
      await store.commit(sampleGroup({ alarmEvents: events }));
      const openAt = async (at: number) => (await store.moment({ at })).alarms.map(({ id }) => id);
      expect(await openAt(NINE + 99)).toEqual([]);
      expect(await openAt(NINE + 100)).toEqual(['a1']);
      expect(await openAt(NINE + 3100)).toEqual([]);
      expect(await openAt(NINE + 5100)).toEqual(['b']);
    });
  });
});
