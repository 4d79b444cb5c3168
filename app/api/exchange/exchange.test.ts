import { beforeEach, describe, expect, it } from 'vitest';
import { smallRegistry } from '../../../data/exchange/testing/small-registry';
import type { EndpointSettings, LinkAnswer, LinkStatus, StandInCommand } from '../../../data/model/exchange';
import { LinkSettingsError } from '../../live/ministry/link-settings-error';
import type { MinistryLink } from '../../workbench';
import { statusAnswer } from '../exchange-schemas';
import { bodyOf, call, callAsAdmin } from '../fixtures/call';
import { type FakeWorkbench, openFakeWorkbench } from '../fixtures/fake-workbench';
import { invited } from '../fixtures/sign-in';
import { PUT as putEndpoint, DELETE as removeEndpoint } from './endpoint/route';
import { POST as pause } from './pause/route';
import { GET as getProfile } from './profile/route';
import { GET as getRefusals } from './refusals/route';
import { GET as getResults } from './results/route';
import { POST as resume } from './resume/route';
import { GET as getStatus } from './route';
import { POST as control, GET as getLedger } from './stand-in/route';

const NEAR = '110113';
const FAR = '110101';
const SETTINGS: EndpointSettings = {
  url: 'https://ministry.example/in',
  appId: 'app-1',
  appSecret: 'never-told',
  sm4KeyHex: 'ab'.repeat(16),
  sm4IvHex: 'cd'.repeat(16),
  standIn: false,
  profile: 'bj-dust-draft/0',
};
const answer = (enterprise: string): LinkAnswer => ({
  ts: 1,
  kind: 'refused',
  httpStatus: 200,
  code: '1001',
  message: `about ${enterprise}`,
  tookMs: 3,
  enterprise,
  messageId: `${enterprise}-1-2`,
});
const stage = { readings: 1, ingestId: 1, newestReceivedTs: 1 };

let bench: FakeWorkbench;
let endpoint: LinkStatus['endpoint'];
let fault: LinkStatus['fault'];
let done: string[];
let asked: readonly string[] | undefined;
let configured: EndpointSettings | null | undefined;
let command: StandInCommand | undefined;

function status(): LinkStatus {
  return {
    state: endpoint ? 'running' : 'off',
    ...(fault ? { fault } : {}),
    endpoint,
    pause: null,
    stages: { stored: stage, sealed: stage, sent: stage, accepted: stage },
    cursor: 1,
    backlog: { readings: 0, oldestReceivedTs: null },
    withheld: { virtual: 0 },
    refused: 2,
    repeated: 0,
    messagesAccepted: 1,
    lastAnswer: answer('E2'),
    failuresInARow: 0,
    nextTryTs: null,
    delayMs: { median: 200, p95: 400 },
    enterprises: ['E1', 'E2'].map((enterprise) => ({
      enterprise,
      accepted: 1,
      refused: 1,
      lastAcceptedTs: 1,
    })),
    failures: [answer('E1'), answer('E2')],
    results: { askedTs: null, kept: 2 },
  };
}

const ministry: MinistryLink = {
  status,
  pause: async (by, reason) => void done.push(`${by} pauses: ${reason}`),
  resume: async (by) => void done.push(`${by} resumes`),
  configure: async (settings) => {
    if (settings?.url === 'ftp://x') throw new LinkSettingsError('endpoint-url', { value: 'ftp://x' });
    configured = settings;
  },
  refusals: async (_limit, enterprises) => {
    asked = enterprises;
    return { items: [], total: 0 };
  },
  results: () =>
    ['E1', 'E2'].map((enterprise) => ({
      resultId: enterprise,
      enterprise,
      level: 'red',
      score: null,
      computedTs: 1,
      receivedTs: 1,
      reason: '',
      standIn: true,
    })),
  controlStandIn: async (told) => {
    command = told;
    return endpoint?.source === 'demo';
  },
  standInLedger: async () => null,
};

beforeEach(() => {
  endpoint = {
    url: 'http://127.0.0.1:1',
    appId: 'demo',
    standIn: true,
    source: 'demo',
    profile: 'bj-dust-draft/0',
  };
  fault = undefined;
  done = [];
  asked = undefined;
  configured = undefined;
  command = undefined;
  bench = openFakeWorkbench({ bench: { ministry } });
  for (const { enterprises } of [smallRegistry(['E1', 'E2'])])
    for (const one of enterprises.values()) bench.put({ ...one, district: one.id === 'E1' ? NEAR : FAR });
});

describe('the calls about the link', () => {
  it('answer as described', async () => {
    const response = await callAsAdmin(getStatus);
    expect(response.status).toBe(200);
    expect(statusAnswer.parse(await response.json())).toEqual(status());
    expect(await bodyOf(await callAsAdmin(getProfile))).toMatchObject({
      id: 'bj-dust-draft/0',
      provisional: true,
    });
  });

  it('tell somebody of a district about its enterprises alone', async () => {
    const { headers } = await invited('顺义值班', 'duty-officer', [NEAR]);
    const told = await bodyOf(await call(getStatus, { headers }));
    expect(JSON.stringify(told)).not.toContain('E2');
    expect(told).toMatchObject({
      refused: 2,
      enterprises: [{ enterprise: 'E1' }],
      failures: [answer('E1'), { kind: 'refused' }],
    });
    expect(await bodyOf(await call(getResults, { headers }))).toMatchObject({
      items: [{ enterprise: 'E1' }],
    });
    await call(getRefusals, { headers, url: '/?limit=5' });
    expect(asked).toEqual(['E1']);
    await callAsAdmin(getRefusals);
    expect(asked).toBeUndefined();
  });

  it('pause and resume in the name of who asked, written down', async () => {
    const { headers } = await invited('值班', 'duty-officer');
    expect((await call(pause, { method: 'POST', headers, body: { reason: '线路检修' } })).status).toBe(200);
    expect((await call(resume, { method: 'POST', headers })).status).toBe(200);
    expect(done).toEqual(['值班 pauses: 线路检修', '值班 resumes']);
    expect(bench.audited.slice(-2)).toMatchObject([
      { actor: '值班', action: 'exchange.pause', outcome: 'done', detail: { reason: '线路检修' } },
      { actor: '值班', action: 'exchange.resume', outcome: 'done' },
    ]);
    expect((await call(pause, { method: 'POST', headers, body: { reason: ' ' } })).status).toBe(400);
    endpoint = null;
    expect((await call(pause, { method: 'POST', headers, body: { reason: 'x' } })).status).toBe(409);
  });

  it('hold, let go and lead astray the link for accounts of the whole city alone', async () => {
    for (const role of ['duty-officer', 'administrator', 'trainer']) {
      const { headers } = await invited(role, role, [NEAR]);
      for (const steer of [pause, resume, control]) {
        const body = { reason: 'x', behaviour: 'refuse', requests: 1 };
        expect((await call(steer, { method: 'POST', headers, body })).status).toBe(403);
      }
    }
    expect([done, command]).toEqual([[], undefined]);
    expect(bench.audited).toContainEqual(
      expect.objectContaining({ actor: 'duty-officer', action: 'exchange.pause', outcome: 'refused' }),
    );
  });

  it('set the endpoint for accounts of the whole city alone, and never tell or write down a key', async () => {
    const district = await invited('区管理员', 'administrator', [NEAR]);
    const refused = await call(putEndpoint, { method: 'PUT', headers: district.headers, body: SETTINGS });
    expect([refused.status, configured]).toEqual([403, undefined]);
    expect((await call(removeEndpoint, { method: 'DELETE', headers: district.headers })).status).toBe(403);

    const response = await callAsAdmin(putEndpoint, { method: 'PUT', body: SETTINGS });
    expect(configured).toEqual(SETTINGS);
    const everything = JSON.stringify([await response.json(), bench.audited]);
    expect(everything).toContain('exchange.configure');
    for (const secret of [SETTINGS.appSecret, SETTINGS.sm4KeyHex, SETTINGS.sm4IvHex])
      expect(everything).not.toContain(secret);
    await callAsAdmin(removeEndpoint, { method: 'DELETE' });
    expect(configured).toBeNull();
  });

  it('say what is wrong with settings in one sentence', async () => {
    const body = { ...SETTINGS, url: 'ftp://x' };
    const response = await callAsAdmin(putEndpoint, {
      method: 'PUT',
      body,
      headers: { 'accept-language': 'en' },
    });
    expect(response.status).toBe(422);
    expect(await bodyOf(response)).toMatchObject({
      field: 'url',
      detail: expect.stringMatching(/^url is “ftp:\/\/x”/),
    });
    const missing = await callAsAdmin(putEndpoint, { method: 'PUT', body: { ...SETTINGS, appSecret: '' } });
    expect(missing.status).toBe(400);
    expect(JSON.stringify(await bodyOf(missing))).toContain('***');
    fault = { code: 'endpoint-file-open', params: { path: '/d/endpoint.json', mode: '0644' } };
    const told = await bodyOf(await callAsAdmin(getStatus, { headers: { 'accept-language': 'en' } }));
    expect(told.fault).toMatchObject({ detail: expect.stringContaining('(mode 0644)') });
  });

  it('steer the stand-in where there is one', async () => {
    const { headers } = await invited('教员', 'trainer');
    const body = { behaviour: 'refuse', requests: 3 };
    expect((await call(control, { method: 'POST', headers, body })).status).toBe(202);
    expect(command).toEqual(body);
    expect(
      (await call(control, { method: 'POST', headers, body: { behaviour: 'explode', requests: 1 } })).status,
    ).toBe(400);
    const leader = await invited('领导', 'leader');
    expect((await call(control, { method: 'POST', headers: leader.headers, body })).status).toBe(403);
    endpoint = null;
    expect((await call(control, { method: 'POST', headers, body })).status).toBe(404);
    expect((await call(getLedger, { headers })).status).toBe(404);
  });
});
