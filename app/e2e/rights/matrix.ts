import { ROLES, type Role } from '../../../data/model/person';
import { FAR, NEAR } from './two-districts';

/** Values for `{names}` of the address, the query and the body. */
export interface Ask {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
}

/** One call of the API, and who may make it. Written down here once more on purpose, not read from the table of rights. */
export interface CallRow {
  /** `METHOD /path`, and after a blank what tells two rows of one call apart. */
  readonly call: string;
  /** Whose role has the right. Everybody else is answered 403, and nobody 401. */
  readonly may: readonly Role[];
  /** About what lies in the first district, or about none; what may then be answered. Left out: it is only seen to be refused. */
  readonly own?: Ask;
  readonly ok?: readonly number[];
  /** About what lies in the other district: for who sees the first alone it is as `gone`, which is about what never was. */
  readonly foreign?: Ask;
  readonly gone?: Ask;
  /** Status of both. Default 404. */
  readonly hidden?: readonly number[];
  /** The answer holds what `own` is about, and nothing of the other district for who sees the first alone. */
  readonly narrows?: true;
  /** Concerns every district at once: who sees some alone is answered 403, whatever their role. */
  readonly city?: true;
  /** Answers nobody too, with these. */
  readonly open?: readonly number[];
  /** Not for persons at all: what the role that has it is answered. */
  readonly program?: readonly number[];
}

export interface PageRow {
  readonly page: string;
  readonly may: readonly Role[];
  /** Name of the component that shows it: stands in what a browser gets, and only there. */
  readonly mark?: string;
}

const ALL = ROLES;
const ADMIN: readonly Role[] = ['administrator'];
const AUDIT: readonly Role[] = ['administrator', 'auditor'];
const TRAINER: readonly Role[] = ['trainer', 'administrator'];
const DUTY: readonly Role[] = ['duty-officer', 'administrator'];
const QUARANTINE: readonly Role[] = ['analyst', 'trainer', 'duty-officer', 'administrator', 'auditor'];
const EXPORT: readonly Role[] = ['leader', 'analyst', 'trainer', 'duty-officer', 'administrator'];
const reason = 'seen on site';
const NOBODY_THERE = 'no-such-id';
const GONE = {
  enterprise: NOBODY_THERE,
  collector: NOBODY_THERE,
  station: NOBODY_THERE,
  camera: NOBODY_THERE,
  alarm: NOBODY_THERE,
  warning: NOBODY_THERE,
  run: NOBODY_THERE,
};

/** The same call about three things: one of the first district, one of the other, one that never was. */
function about(
  make: (plant: Readonly<Record<keyof typeof NEAR, string>>) => Ask,
): Pick<CallRow, 'own' | 'foreign' | 'gone'> {
  return { own: make(NEAR), foreign: make(FAR), gone: make(GONE) };
}

export const CALL_ROWS: readonly CallRow[] = [
  { call: 'GET /metrics', may: ADMIN, own: {} },
  { call: 'GET /api/health', may: ALL, own: {}, open: [200] },
  {
    call: 'POST /api/session',
    may: ALL,
    own: { body: {} },
    ok: [400, 401, 422, 429],
    open: [400, 401, 422, 429],
  },
  { call: 'DELETE /api/session', may: ALL },

  { call: 'GET /api/me', may: ALL, own: {} },
  { call: 'PUT /api/me/password', may: ALL, own: { body: { next: 'short' } }, ok: [400, 401, 403, 422] },
  { call: 'POST /api/me/totp', may: ALL, own: {}, ok: [201, 400, 409] },
  { call: 'PUT /api/me/totp', may: ALL, own: { body: {} }, ok: [400, 422] },
  { call: 'DELETE /api/me/totp', may: ALL, own: { body: {} }, ok: [400, 422] },
  { call: 'GET /api/sessions', may: ALL, own: {} },
  { call: 'GET /api/sessions of everybody', may: ADMIN, own: { query: '?all=1' } },
  { call: 'DELETE /api/sessions', may: ALL, own: { query: '?others=1' } },
  { call: 'DELETE /api/sessions/{id}', may: ALL, own: { params: { id: NOBODY_THERE } }, ok: [404] },
  { call: 'GET /api/people', may: ADMIN, own: {} },
  { call: 'POST /api/people', may: ADMIN, own: { body: {} }, ok: [400] },
  {
    call: 'PUT /api/people/{id}',
    may: ADMIN,
    own: { params: { id: NOBODY_THERE }, body: {} },
    ok: [400, 404],
  },
  { call: 'POST /api/people/{id}/link', may: ADMIN, own: { params: { id: NOBODY_THERE } }, ok: [404] },
  {
    call: 'POST /api/people/{id}/reset',
    may: ADMIN,
    own: { params: { id: NOBODY_THERE }, body: { what: 'totp' } },
    ok: [404],
  },
  { call: 'GET /api/audit', may: AUDIT, own: {}, city: true },
  { call: 'GET /api/audit/check', may: AUDIT, own: {}, city: true },
  { call: 'GET /api/openapi.json', may: ALL, own: {} },
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(
    (method): CallRow => ({
      call: `${method} /api/{rest}`,
      may: ALL,
      own: { params: { rest: 'no/such/call' } },
      ok: [404],
    }),
  ),

  { call: 'GET /api/alarms', may: ALL, own: {}, narrows: true },
  {
    call: 'GET /api/alarms by collector',
    may: ALL,
    own: { query: `?collector=${NEAR.collector},${FAR.collector}` },
    narrows: true,
  },
  { call: 'GET /api/alarms/{id}', may: ALL, ...about(({ alarm }) => ({ params: { id: alarm } })) },
  {
    call: 'POST /api/alarms/{id}/{action}',
    may: DUTY,
    ...about(({ alarm }) => ({ params: { id: alarm, action: 'acknowledge' }, body: { reason } })),
    ok: [200, 409],
  },
  { call: 'GET /api/warnings', may: ALL, own: { query: '?state=all' }, narrows: true },
  {
    call: 'POST /api/warnings/{id}/acknowledge',
    may: DUTY,
    ...about(({ warning }) => ({ params: { id: warning }, body: { reason } })),
    // Risk is computed anew at once, and may have closed it.
    ok: [200, 404],
  },
  { call: 'GET /api/risk', may: ALL, own: {}, narrows: true },
  { call: 'GET /api/risk of the city', may: ALL, own: { query: '?level=city' } },
  { call: 'GET /api/timeline', may: ALL, own: {}, narrows: true },
  { call: 'GET /api/moment', may: ALL, own: { query: '?collectors=*&at={now}' }, narrows: true },
  {
    call: 'GET /api/readings',
    may: ALL,
    ...about(({ collector }) => ({ query: `?collector=${collector}&point=differentialPressurePa` })),
  },
  {
    call: 'GET /api/forecasts',
    may: ALL,
    ...about(({ collector }) => ({ query: `?collector=${collector}&point=differentialPressurePa` })),
  },
  {
    call: 'GET /api/collectors/{id}',
    may: ALL,
    ...about(({ collector }) => ({ params: { id: collector } })),
  },
  { call: 'GET /api/enterprises', may: ALL, own: {}, narrows: true },
  {
    call: 'GET /api/enterprises/{id}',
    may: ALL,
    ...about(({ enterprise }) => ({ params: { id: enterprise } })),
  },
  { call: 'GET /api/data-health', may: QUARANTINE, own: {}, narrows: true },
  { call: 'GET /api/quarantine', may: QUARANTINE, own: {}, narrows: true },

  { call: 'GET /api/scenarios', may: ALL, own: {} },
  { call: 'GET /api/exercises', may: ALL, own: {}, narrows: true },
  {
    call: 'POST /api/exercises',
    may: TRAINER,
    ...about(({ enterprise }) => ({
      body: { scenarioFile: storyOf(enterprise), seed: 1, speed: 1 },
    })),
    // Nothing of it may begin: the story names a fault that there is not.
    ok: [400],
    hidden: [400],
  },
  { call: 'GET /api/exercises/{id}', may: ALL, ...about(({ run }) => ({ params: { id: run } })) },
  {
    call: 'DELETE /api/exercises/{id}',
    may: TRAINER,
    foreign: { params: { id: FAR.run } },
    gone: { params: { id: NOBODY_THERE } },
    own: { params: { id: NOBODY_THERE } },
    ok: [404],
  },
  { call: 'GET /api/exercises/{id}/actions', may: ALL, ...about(({ run }) => ({ params: { id: run } })) },
  {
    call: 'GET /api/exercises/{id}/report',
    may: ALL,
    ...about(({ run }) => ({ params: { id: run } })),
    ok: [409],
  },
  {
    call: 'PUT /api/exercises/{id}/report',
    may: ADMIN,
    own: { params: { id: NEAR.run }, body: {} },
    program: [403],
  },
  {
    call: 'PUT /api/exercises/{id}/snapshots/{simTs}',
    may: ADMIN,
    own: { params: { id: NEAR.run, simTs: '1' }, body: {} },
    program: [403],
  },
  { call: 'GET /api/exercises/{id}/export', may: EXPORT, ...about(({ run }) => ({ params: { id: run } })) },
  {
    call: 'POST /api/exercises/{id}/{action}',
    may: TRAINER,
    ...about(({ run }) => ({ params: { id: run, action: 'freeze' }, body: {} })),
    ok: [409],
  },
  { call: 'GET /api/validation', may: ALL, own: {} },
  { call: 'GET /api/validation/{id}', may: ALL, own: { params: { id: NOBODY_THERE } }, ok: [404] },
  {
    call: 'GET /api/validation/{id}/cases/{key}',
    may: ALL,
    own: { params: { id: NOBODY_THERE, key: NOBODY_THERE } },
    ok: [404],
  },
  {
    call: 'POST /api/virtual/inject',
    may: TRAINER,
    ...about(({ collector }) => ({ body: { collector, fault: 'airlock-motor-trip' } })),
    // It is a real plant.
    ok: [409],
  },
  {
    call: 'POST /api/virtual/clear',
    may: TRAINER,
    ...about(({ collector }) => ({ body: { collector } })),
    ok: [409],
  },

  // There is no picture yet: that a camera is known shows in the reason of the refusal.
  {
    call: 'GET /api/cameras/{id}/snapshots',
    may: ALL,
    ...about(({ camera }) => ({ params: { id: camera } })),
    ok: [404],
  },
  {
    call: 'GET /api/cameras/{id}/snapshots/list',
    may: ALL,
    ...about(({ camera }) => ({ params: { id: camera }, query: '?from=0' })),
  },
  {
    call: 'POST /api/cameras/{id}/snapshots',
    may: ADMIN,
    ...about(({ camera }) => ({ params: { id: camera }, body: 'no picture' })),
    ok: [400, 415],
  },

  { call: 'GET /api/registry/records', may: ALL, own: { query: '?retired=all' }, narrows: true },
  {
    call: 'GET /api/registry/records/{kind}/{id}/versions',
    may: ALL,
    ...about(({ collector }) => ({ params: { kind: 'collector', id: collector } })),
  },
  {
    call: 'PUT /api/registry/records/{kind}/{id}',
    may: ADMIN,
    own: { params: { kind: 'camera', id: NEAR.camera }, body: {} },
    ok: [400, 422],
  },
  ...['retire', 'restore'].map(
    (change): CallRow => ({
      call: `POST /api/registry/records/{kind}/{id}/${change}`,
      may: ADMIN,
      ...about(({ camera }) => ({ params: { kind: 'camera', id: camera }, body: { reason, version: 99 } })),
      ok: [409],
    }),
  ),
  {
    call: 'POST /api/registry/accounts/{id}/secret',
    may: ADMIN,
    foreign: { params: { id: FAR.station } },
    gone: { params: { id: NOBODY_THERE } },
    own: { params: { id: NOBODY_THERE } },
    ok: [404],
  },
  {
    call: 'PUT /api/registry/enterprises/{id}/production',
    may: DUTY,
    ...about(({ enterprise }) => ({ params: { id: enterprise }, body: { status: 'running', reason } })),
  },
  { call: 'POST /api/registry/import', may: ADMIN, own: { query: '?dry=1', body: '' }, ok: [200, 400, 422] },
  { call: 'GET /api/registry/export', may: EXPORT, own: { query: '?format=ndjson' }, narrows: true },
  { call: 'GET /api/maintenance', may: ALL, own: {} },
  {
    call: 'POST /api/maintenance',
    may: DUTY,
    // It would end before it begins.
    ...about(({ collector }) => ({ body: { collector, to: 1, reason } })),
    ok: [422],
  },
  {
    call: 'POST /api/maintenance/{id}/end',
    may: DUTY,
    own: { params: { id: NOBODY_THERE } },
    ok: [404],
  },

  { call: 'GET /api/exchange', may: ALL, own: {} },
  { call: 'GET /api/exchange/profile', may: ALL, own: {} },
  { call: 'GET /api/exchange/refusals', may: ALL, own: {}, narrows: true },
  { call: 'GET /api/exchange/results', may: ALL, own: {} },
  // No link is set up: what may be done to it is seen by the refusal.
  { call: 'POST /api/exchange/pause', may: DUTY, own: { body: { reason } }, ok: [409], city: true },
  { call: 'POST /api/exchange/resume', may: DUTY, own: {}, ok: [409], city: true },
  { call: 'PUT /api/exchange/endpoint', may: ADMIN, own: { body: {} }, ok: [400], city: true },
  { call: 'DELETE /api/exchange/endpoint', may: ADMIN, own: {}, city: true },
  { call: 'GET /api/exchange/stand-in', may: ALL, own: {}, ok: [404] },
  {
    call: 'POST /api/exchange/stand-in',
    may: TRAINER,
    own: { body: { behaviour: 'refuse', requests: 1 } },
    ok: [404],
    city: true,
  },
];

export const PAGE_ROWS: readonly PageRow[] = [
  { page: '/', may: ALL, mark: 'Overview' },
  { page: '/plants', may: ALL, mark: 'PlantsScreen' },
  { page: '/plants/{id}', may: ALL, mark: 'PlantScreen' },
  { page: '/alarms', may: ALL, mark: 'AlarmsScreen' },
  { page: '/trends', may: ALL, mark: 'TrendsScreen' },
  { page: '/exercises', may: ALL, mark: 'ExercisesScreen' },
  { page: '/exercises/{id}', may: ALL, mark: 'RunScreen' },
  { page: '/validation', may: ALL, mark: 'ValidationScreen' },
  { page: '/registry', may: ALL, mark: 'RegistryScreen' },
  { page: '/registry/quarantine', may: QUARANTINE },
  { page: '/data-health', may: QUARANTINE, mark: 'DataHealthScreen' },
  { page: '/exchange', may: ALL, mark: 'ExchangeScreen' },
  { page: '/admin', may: AUDIT, mark: 'AdminScreen' },
  { page: '/account', may: ALL, mark: 'AccountScreen' },
  { page: '/guide', may: ALL },
  { page: '/sign-in', may: ALL },
];

/** A story that is wrong, whatever its plant is. */
function storyOf(enterprise: string): object {
  const text = { zh: '试', en: 'Test' };
  return {
    version: 1,
    id: 'test',
    title: text,
    story: text,
    aim: text,
    enterprises: [enterprise],
    startsAt: '2026-11-22T09:00:00+08:00',
    durationS: 600,
    faults: [],
    expectedAlarms: [{ ruleId: 'dp-high', collector: 'nowhere', fromS: 0, toS: 1 }],
  };
}
