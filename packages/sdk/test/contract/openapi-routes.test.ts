import { describe, expect, it } from 'vitest';
import { type KnownProblemCode, operations, problems, type ReadOperation } from '../../src/contract/index.js';
import { queryParameters } from '../../src/contract/requests/parameters.js';
import { committed } from './support/document.js';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
}

interface Response {
  readonly $ref?: string;
  readonly description: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, Response>>;
}

/** The target of a local reference. */
function resolve<T extends { readonly $ref?: string }>(node: T): T {
  if (!node.$ref) return node;
  const keys = node.$ref.replace('#/', '').split('/');
  return keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], committed) as T;
}

function operationAt(path: string, method = 'get'): Operation {
  return committed.paths[path]?.[method] as Operation;
}

/** The problem codes in a route's responses. */
function codesOf({ responses }: Operation): string[] {
  return Object.values(responses)
    .map(resolve)
    .flatMap(({ description }) => [...description.matchAll(/^`(\w+)`: /gm)].map(([, code = '']) => code));
}

const reads = Object.entries(operations) as [ReadOperation, (typeof operations)[ReadOperation]][];
const routes = Object.entries(committed.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => [method, path] as const),
);

describe.each(reads)('%s', (name, { path, query, repeated }) => {
  const parameters = (operationAt(path).parameters ?? []).map(resolve);
  const inQuery = parameters.filter((each) => each.in === 'query').map((each) => each.name);

  it('takes the parameters of the table, and the schemas know the same', () => {
    expect(inQuery).toEqual([...query]);
    expect(Object.keys(queryParameters[name]).sort()).toEqual([...query].sort());
  });

  it('takes an array where a parameter may be repeated', () => {
    const arrays = parameters.filter(
      ({ schema }: Parameter & { schema?: { type?: string } }) => schema?.type === 'array',
    );
    expect(arrays.map((each) => each.name)).toEqual([...repeated]);
  });

  it('takes the placeholders of its path', () => {
    const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, placeholder]) => placeholder);
    expect(parameters.filter((each) => each.in === 'path').map((each) => each.name)).toEqual(placeholders);
  });

  it('may be cached, and tells viewers apart', () => {
    const { 200: ok, 304: notModified } = operationAt(path).responses;
    for (const response of [ok, notModified])
      expect(resolve(response as Response).headers).toMatchObject({
        ETag: {},
        Vary: {},
        'Cache-Control': {},
      });
  });
});

describe('the routes', () => {
  it('are those of the contract', () => {
    expect(routes.map((route) => route.join(' ')).sort()).toEqual(
      [
        ...reads.map(([, { path }]) => `get ${path}`),
        'post /v1/events',
        'post /v1/tokens',
        'get /openapi.json',
        'get /healthz',
        'get /readyz',
      ].sort(),
    );
  });

  it.each([
    ['get', '/v1/usage', 'viewerToken'],
    ['post', '/v1/events', 'ingestKey'],
    ['post', '/v1/tokens', 'secretKey'],
  ])('%s %s asks for the %s', (method, path, scheme) => {
    expect(operationAt(path, method).security).toEqual([{ [scheme]: [] }]);
  });

  it('name every code of the table somewhere, each under its status', () => {
    const named = routes.flatMap(([method, path]) => codesOf(operationAt(path, method)));
    expect([...new Set(named)].sort()).toEqual(Object.keys(problems).sort());
    for (const [method, path] of routes) {
      for (const [status, response] of Object.entries(operationAt(path, method).responses)) {
        const codes = codesOf({ responses: { [status]: response } } as unknown as Operation);
        for (const code of codes)
          expect(problems[code as KnownProblemCode].status, `${path} ${code}`).toBe(Number(status));
      }
    }
  });
});
