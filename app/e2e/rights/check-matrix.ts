import type { Answered, Asked } from './ask';
import type { Ask, CallRow } from './matrix';
import { FAR_NAMES, NEAR_NAMES, type Somebody } from './two-districts';

export interface MatrixCheck {
  readonly ask: (asked: Asked) => Promise<Answered>;
  /** Where the server answers, as a browser's Origin says it. */
  readonly origin: string;
  readonly somebodies: readonly Somebody[];
  readonly now: number;
}

/** What does not answer as its row says: one sentence each. Nothing means that all of it does. */
export async function checkMatrix(rows: readonly CallRow[], check: MatrixCheck): Promise<string[]> {
  const faults: string[] = [];
  // A few at once: more would measure nothing else, and so the order of what a call changes stays one row's own.
  const waiting = [...rows];
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) faults.push(...(await checkRow(row, check)));
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return faults.sort();
}

/** `METHOD /path` that are served and stand in no row, and rows that nobody serves. */
export function findUnlisted(served: readonly string[], rows: readonly CallRow[]): string[] {
  const listed = new Set(rows.map(({ call }) => call.split(' ').slice(0, 2).join(' ')));
  return [
    ...served.filter((call) => !listed.has(call)).map((call) => `${call} is served, but is in no row`),
    ...[...listed]
      .filter((call) => !served.includes(call))
      .map((call) => `${call} is in a row, but not served`),
  ].sort();
}

async function checkRow(row: CallRow, check: MatrixCheck): Promise<string[]> {
  const faults: string[] = [];
  const expect = (who: string, answer: Answered, statuses: readonly number[]): void => {
    if (!statuses.includes(answer.status))
      faults.push(`${row.call} by ${who}: ${answer.status} ${answer.problem}, not ${statuses.join(' or ')}`);
  };
  const own = row.own ?? {};
  const method = row.call.split(' ')[0] ?? '';
  const isChange = method !== 'GET';
  const send = (ask: Ask, headers: Readonly<Record<string, string>>): Promise<Answered> =>
    check.ask(requestOf(row.call, ask, { headers, now: check.now }));

  expect('nobody', await send(own, {}), row.open ?? [401]);
  expect('a wrong key', await send(own, { authorization: 'Bearer nobody has this key' }), row.open ?? [401]);
  expect('an unknown session', await send(own, { cookie: 'dust_session=unknown' }), row.open ?? [401]);
  // A wrong key stands alone, whatever cookie comes with it.
  const [first] = check.somebodies;
  if (first && !row.open) {
    const headers = { authorization: 'Bearer nobody has this key', cookie: first.cookie };
    expect('a wrong key with a cookie', await send(own, headers), [401]);
  }

  const [may] = check.somebodies.filter(({ role }) => row.may.includes(role));
  if (isChange && may) {
    const { cookie } = may;
    expect('a foreign page', await send(own, { cookie, origin: 'http://evil.example' }), [403]);
    expect('a page of no origin', await send(own, { cookie, origin: 'null' }), [403]);
    if (!row.open) expect('who sends no Origin', await send(own, { cookie }), [403]);
  }

  for (const { role, sees, cookie } of check.somebodies) {
    const who = `${role} of ${sees}`;
    const headers = { cookie, ...(isChange ? { origin: check.origin } : {}) };
    if (!row.may.includes(role)) {
      // Who has no right has none anywhere.
      if (sees === 'near') expect(who, await send(row.foreign ?? own, headers), [403]);
      continue;
    }
    if (row.city && sees === 'near') {
      const answer = await send(own, headers);
      expect(who, answer, [403]);
      if (answer.problem !== 'whole-city-only')
        faults.push(`${row.call} by ${who}: ${answer.problem}, not whole-city-only`);
      continue;
    }
    // Of those who may, all are asked about their own; whether the whole city is seen, and whether nothing is told of what never
    // was, does not hang on the role.
    if (!row.own || (sees === 'city' && !row.narrows && !row.city && (isChange || role !== may?.role)))
      continue;
    const answer = await send(sees === 'city' ? (row.foreign ?? own) : own, headers);
    expect(who, answer, row.program ?? row.ok ?? [200]);
    if (row.narrows) {
      if (!NEAR_NAMES.test(answer.text))
        faults.push(`${row.call} by ${who}: says nothing of its own district`);
      if (FAR_NAMES.test(answer.text) !== (sees === 'city'))
        faults.push(
          `${row.call} by ${who}: ${sees === 'city' ? 'does not say all' : 'tells of another district'}`,
        );
    }
    if (row.foreign && sees === 'near') {
      const foreign = await send(row.foreign, headers);
      expect(`${who} elsewhere`, foreign, row.hidden ?? [404]);
      if (role !== may?.role) continue;
      const gone = await send(row.gone ?? {}, headers);
      if (foreign.status !== gone.status || foreign.problem !== gone.problem)
        faults.push(
          `${row.call} by ${who}: elsewhere is ${foreign.status} ${foreign.problem}, what never was ${gone.status} ${gone.problem}`,
        );
    }
  }
  return faults;
}

function requestOf(
  call: string,
  { params = {}, query = '', body }: Ask,
  { headers, now }: { readonly headers: Readonly<Record<string, string>>; readonly now: number },
): Asked {
  const [method = '', path = ''] = call.split(' ');
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? 'x');
  return {
    method,
    path: address + query.replaceAll('{now}', String(now)),
    headers,
    ...(body === undefined ? {} : { body }),
  };
}
