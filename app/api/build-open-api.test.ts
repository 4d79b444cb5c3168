import { expect, test } from 'vitest';
import { buildOpenApi, CALLS } from './build-open-api';

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly security?: readonly unknown[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Readonly<Record<string, unknown>> }>>;
  };
}

const document = buildOpenApi('1.2.3') as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

test('is OpenAPI 3.1 with an operation a call', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(Object.values(document.paths).flatMap((path) => Object.keys(path))).toHaveLength(CALLS.length);
});

test('names query and path parameters and which of them must be given', () => {
  const named = document.paths['/api/readings']?.get?.parameters.map(
    ({ name, required }) => `${name}${required ? '!' : ''}`,
  );
  expect(named).toEqual(['collector!', 'point!', 'from', 'to', 'maxPoints', 'world']);
  expect(document.paths['/api/alarms/{id}/{action}']?.post?.parameters.map(({ name }) => name)).toEqual([
    'id',
    'action',
    'world',
  ]);
});

test('takes bodies from the schemas of the handlers, and leaves only health and signing in open', () => {
  const body =
    document.paths['/api/alarms/{id}/{action}']?.post?.requestBody?.content['application/json']?.schema;
  expect(body).toMatchObject({ type: 'object', required: ['reason'] });
  const open = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).some(({ security }) => security?.length === 0) ? [path] : [],
  );
  expect(open).toEqual(['/api/health', '/api/session']);
});

test('is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});
