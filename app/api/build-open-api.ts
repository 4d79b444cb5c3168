import { z } from 'zod';
import type { Right } from '../auth/rights';
import { EXCHANGE_CALLS } from './exchange-described';
import { PEOPLE_CALLS } from './people-described';
import { PICTURE_CALLS } from './picture-described';
import { REGISTRY_CALLS } from './registry-described';
import * as schemas from './schemas';
import { VALIDATION_CALLS } from './validation-described';

export interface Described {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As the folders have it, with `{id}` for `[id]`. */
  readonly path: string;
  readonly summary: string;
  readonly right: Right | readonly Right[] | null;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Media type of a body that is not JSON. */
  readonly bodyType?: string;
  readonly status?: number;
  readonly answer?: z.ZodType;
  readonly answerType?: string;
}

/** Every call. A test holds this list against the route files. */
export const CALLS: readonly Described[] = [
  {
    method: 'get',
    path: '/api/health',
    summary: 'How the server does',
    right: null,
    answer: schemas.healthAnswer,
  },
  ...PEOPLE_CALLS,
  {
    method: 'get',
    path: '/api/enterprises',
    summary: 'Every enterprise with what belongs to it',
    right: 'see',
    query: schemas.worldQuery,
  },
  {
    method: 'get',
    path: '/api/enterprises/{id}',
    summary: 'One enterprise with what belongs to it',
    right: 'see',
    query: schemas.worldQuery,
  },
  {
    method: 'get',
    path: '/api/collectors/{id}',
    summary: 'One collector with its resolved rules and its station',
    right: 'see',
    query: schemas.worldQuery,
  },
  ...REGISTRY_CALLS,
  {
    method: 'get',
    path: '/api/readings',
    summary: 'History of one point, never more than maxPoints buckets',
    right: 'see',
    query: schemas.readingsQuery,
    answer: schemas.readingsAnswer,
  },
  {
    method: 'get',
    path: '/api/forecasts',
    summary: 'Forecast with interval; when each limit is reached, or that it is not within the horizon',
    right: 'see',
    query: schemas.forecastsQuery,
    answer: schemas.forecastsAnswer,
  },
  {
    method: 'get',
    path: '/api/moment',
    summary: 'How a world stood at a moment, as it was known then',
    right: 'see',
    query: schemas.momentQuery,
    answer: schemas.momentAnswer,
  },
  {
    method: 'get',
    path: '/api/timeline',
    summary: 'Where the stored past begins and ends, and the alarms raised in a span of it',
    right: 'see',
    query: schemas.timelineQuery,
    answer: schemas.timelineAnswer,
  },
  {
    method: 'get',
    path: '/api/alarms',
    summary: 'Alarms; state=open is every one that is not normal',
    right: ['see', 'be-run'],
    query: schemas.alarmsQuery,
    answer: schemas.alarmsAnswer,
  },
  {
    method: 'get',
    path: '/api/alarms/{id}',
    summary: 'One alarm and all that happened to it',
    right: 'see',
    query: schemas.worldQuery,
    answer: schemas.alarmAnswer,
  },
  {
    method: 'post',
    path: '/api/alarms/{id}/{action}',
    summary: 'acknowledge an alarm; shelve, unshelve and suppress answer 501 until they are there',
    right: ['acknowledge', 'acknowledge-in-exercise'],
    query: schemas.worldQuery,
    body: schemas.reasonBody,
    answer: schemas.alarm,
  },
  {
    method: 'get',
    path: '/api/warnings',
    summary: 'Graded warnings',
    right: 'see',
    query: schemas.warningsQuery,
    answer: schemas.warningsAnswer,
  },
  {
    method: 'post',
    path: '/api/warnings/{id}/acknowledge',
    summary: 'Acknowledge a warning',
    right: ['acknowledge', 'acknowledge-in-exercise'],
    query: schemas.worldQuery,
    body: schemas.reasonBody,
    answer: z.object({ id: z.string(), acknowledged: z.literal(true) }),
  },
  {
    method: 'get',
    path: '/api/risk',
    summary: 'Extreme and actual risk with contributions',
    right: 'see',
    query: schemas.riskQuery,
    answer: schemas.riskAnswer,
  },
  {
    method: 'get',
    path: '/api/quarantine',
    summary: 'What was rejected and why',
    right: 'see-quarantine',
    query: schemas.quarantineQuery,
    answer: schemas.quarantineAnswer,
  },
  {
    method: 'get',
    path: '/api/data-health',
    summary:
      'How well the data came in: online rate, quality, lateness, clock skew, silent and frozen points',
    right: 'see-quarantine',
    query: schemas.dataHealthQuery,
    answer: schemas.dataHealthAnswer,
  },
  ...EXCHANGE_CALLS,
  ...PICTURE_CALLS,
  {
    method: 'post',
    path: '/api/virtual/inject',
    summary: 'Test control: a fault in a collector of a virtual station',
    right: 'control-virtual',
    body: schemas.injectBody,
    status: 202,
    answer: schemas.sentAnswer,
  },
  {
    method: 'post',
    path: '/api/virtual/clear',
    summary: 'Test control: end a fault',
    right: 'control-virtual',
    body: schemas.clearBody,
    status: 202,
    answer: schemas.sentAnswer,
  },
  {
    method: 'get',
    path: '/api/scenarios',
    summary: 'The library of exercises, and files of it that cannot be read',
    right: 'see',
    answer: schemas.scenariosAnswer,
  },
  {
    method: 'get',
    path: '/api/exercises',
    summary: 'Every exercise run, newest first',
    right: 'see',
    answer: schemas.runsAnswer,
  },
  {
    method: 'post',
    path: '/api/exercises',
    summary: "A new run of a scenario of the library, or of a scenario file's content",
    right: 'steer-exercises',
    body: schemas.exerciseBody,
    status: 201,
    answer: schemas.run,
  },
  {
    method: 'get',
    path: '/api/exercises/{id}',
    summary: 'One run',
    right: ['see', 'be-run'],
    answer: schemas.run,
  },
  {
    method: 'delete',
    path: '/api/exercises/{id}',
    summary: 'End a run if need be, and delete all it holds',
    right: 'steer-exercises',
    query: schemas.dropQuery,
    answer: schemas.droppedAnswer,
  },
  {
    method: 'post',
    path: '/api/exercises/{id}/{action}',
    summary: `Steer a run: ${Object.keys(schemas.steerBodies).join(', ')}. restore answers the new run`,
    right: 'steer-exercises',
    body: z.union(Object.values(schemas.steerBodies)),
    answer: schemas.run,
  },
  {
    method: 'get',
    path: '/api/exercises/{id}/actions',
    summary: 'What people did in a run',
    right: ['see', 'be-run'],
    answer: schemas.runActionsAnswer,
  },
  {
    method: 'get',
    path: '/api/exercises/{id}/report',
    summary: 'Expected beside observed; 409 until the run has ended',
    right: 'see',
    answer: schemas.runReport,
  },
  {
    method: 'put',
    path: '/api/exercises/{id}/report',
    summary: "By the run's own process only",
    right: 'be-run',
    body: schemas.runReport,
    answer: schemas.storedAnswer,
  },
  {
    method: 'put',
    path: '/api/exercises/{id}/snapshots/{simTs}',
    summary: "The simulator's state, by the run's own process only; at most 4 MiB",
    right: 'be-run',
    query: schemas.snapshotPutQuery,
    bodyType: 'application/json',
    answer: schemas.storedAnswer,
  },
  {
    method: 'get',
    path: '/api/exercises/{id}/export',
    summary: 'All that a run holds',
    right: 'export',
    answerType: 'application/x-ndjson',
  },
  ...VALIDATION_CALLS,
  { method: 'get', path: '/api/openapi.json', summary: 'This document', right: 'see' },
  {
    method: 'get',
    path: '/metrics',
    summary: 'Prometheus text',
    right: 'see-metrics',
    answerType: 'text/plain',
  },
];

/** The OpenAPI 3.1 document, made from the schemas that the handlers parse with. */
export function buildOpenApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const call of CALLS) paths[call.path] = { ...paths[call.path], [call.method]: operationOf(call) };
  return {
    openapi: '3.1.0',
    info: { title: 'Dust Twin 尘境', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'dust_session' },
      },
      schemas: { Problem: schemaOf(schemas.problem, 'output') },
    },
  };
}

function operationOf(call: Described): object {
  const answer = call.answer ? schemaOf(call.answer, 'output') : {};
  return {
    summary: call.summary,
    ...(call.right === null ? { security: [] } : { 'x-right': call.right }),
    parameters: [...pathParameters(call.path), ...queryParameters(call.query)],
    ...(call.body || call.bodyType ? { requestBody: bodyOf(call) } : {}),
    responses: {
      [call.status ?? 200]: {
        description: 'Done',
        content: { [call.answerType ?? 'application/json']: call.answerType ? {} : { schema: answer } },
      },
      default: {
        description: 'What went wrong, RFC 9457',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function bodyOf({ body, bodyType }: Described): object {
  const content = body ? { schema: schemaOf(body, 'input') } : {};
  return { required: true, content: { [bodyType ?? 'application/json']: content } };
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject | undefined): object[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: schemaOf(schema, 'input'),
  }));
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
