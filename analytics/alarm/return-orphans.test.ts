import { expect, test } from 'vitest';
import { openAlarmsOf } from './evaluate';
import { initialState } from './judge-state';
import { returnOrphans } from './return-orphans';
import { configOf, DRY, judgeAll, STATION, story, T0, tick } from './test-plant';

const broken = story('D', 0, 20, () => ({ airlockFault: 1 }));
const { state: judged } = judgeAll(broken);
const airlock = openAlarmsOf(judged).filter((it) => it.ruleId === 'airlock-fault');

test('an open alarm that the memory does not hold returns and waits for a person', () => {
  const [state, events] = returnOrphans(initialState(), airlock, T0 + 60_000);
  expect(events.map(({ kind, ts }) => [kind, ts])).toEqual([['returned', T0 + 60_000]]);
  expect(openAlarmsOf(state)).toMatchObject([{ id: airlock[0]?.id, state: 'rtn-unack' }]);
});

test('what the memory holds stays as it is', () => {
  const [state, events] = returnOrphans(judged, openAlarmsOf(judged), T0 + 60_000);
  expect(events).toEqual([]);
  expect(state).toEqual(judged);
});

test('a rule that has an open alarm of its own keeps it when an orphan of it could come back', () => {
  const orphans = airlock.map((alarm) => ({ ...alarm, id: 'orphan', state: 'rtn-unack' as const }));
  const [state] = returnOrphans(judged, orphans, T0 + 60_000);
  const changed = configOf(STATION, { ...DRY, rules: { spark: { enabled: false } } });
  const after = judgeAll([tick(21)], changed, state).state;
  const ids = openAlarmsOf(after).flatMap((it) => (it.ruleId === 'airlock-fault' ? [it.id] : []));
  expect(ids.sort()).toEqual([...airlock.map(({ id }) => id), 'orphan'].sort());
});
