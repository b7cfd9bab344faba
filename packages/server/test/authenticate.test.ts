import type { OrganizationList, Problem } from '@credit-usage/sdk/contract';
import {
  type Authenticate,
  createUsageHandler,
  type UsageHandlerOptions,
  type Viewer,
  viewerOf,
} from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { usage } from './support/records.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.write([usage('org', '2026-11-20T10:00:00Z', '1')]);
}, 120_000);
afterAll(() => server.close());

const VIEWER = viewerOf({
  sub: 'ada',
  organizations: [{ id: 'org', roles: ['Billing'] }],
  agents: [],
});

async function answerTo(authenticate: unknown): Promise<{
  status: number;
  body: Partial<OrganizationList & Problem>;
  told: unknown[];
}> {
  const told: unknown[] = [];
  const handler = createUsageHandler({
    store: server.store,
    keys: server.keys,
    authenticate: authenticate as Authenticate,
    onError: (error) => told.push(error),
  });
  const response = await handler(new Request('http://localhost/v1/organizations'));
  return {
    status: response.status,
    body: (await response.json()) as Partial<OrganizationList & Problem>,
    told,
  };
}

describe('authenticate', () => {
  it('may answer at once or later, by its type as well', async () => {
    expectTypeOf<() => Viewer>().toExtend<NonNullable<UsageHandlerOptions['authenticate']>>();
    expectTypeOf<() => Promise<Viewer | null>>().toExtend<Authenticate>();
    expectTypeOf<() => string>().not.toExtend<Authenticate>();
    for (const authenticate of [() => VIEWER, async () => VIEWER]) {
      const { status, body, told } = await answerTo(authenticate);
      expect([status, body.viewer, told]).toEqual([200, { id: 'ada' }, []]);
      expect(body.data?.map(({ id }) => id)).toEqual(['org']);
    }
  });

  it.each([
    ['null', () => null],
    ['null, later', async () => null],
  ])('that returns %s knows nobody: 401', async (_, authenticate) => {
    const { status, body, told } = await answerTo(authenticate);
    expect([status, body.code, told]).toEqual([401, 'unauthenticated', []]);
  });

  it('may return a viewer that the host has made of maps', async () => {
    const viewer = { sub: 'ada', organizations: new Map([['org', ['Billing']]]), agents: new Map() };
    expect((await answerTo(() => viewer)).status).toBe(200);
  });

  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['nothing', undefined, /it returned nothing/],
    ['a name', 'ada', /it returned a string/],
    ['no', false, /it returned a boolean/],
    ['grants', { sub: 'ada', organizations: [], agents: [] }, /organizations must be a Map/],
    ['an empty sub', { ...VIEWER, sub: '' }, /sub must be a string that is not empty/],
    // The store would read it as another id.
    ['half a character', { ...VIEWER, organizations: new Map([['\ud800', ['Billing']]]) }, /Map of ids/],
    ['a sub that is a number', { ...VIEWER, sub: 5 }, /sub must be a string/],
    ['no agents', { ...VIEWER, agents: undefined }, /agents must be a Map/],
    // `includes` on a string would find a role inside a longer word.
    ['roles as one text', { ...VIEWER, organizations: new Map([['org', 'NoBilling']]) }, /arrays of roles/],
    ['an id that is none', { ...VIEWER, organizations: new Map([[undefined, ['Owner']]]) }, /Map of ids/],
    [
      'agents without an organization',
      { ...VIEWER, agents: new Map([['a', ['Owner']]]) },
      /Maps of agent ids/,
    ],
  ];

  it.each(wrong)('that returns %s is a mistake that the host alone is told', async (_, viewer, words) => {
    const { status, body, told } = await answerTo(() => viewer);
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toMatch(/Map|viewerOf|authenticate/);
    expect(told).toEqual([expect.any(TypeError)]);
    expect(String(told[0])).toMatch(words);
    expect(String(told[0])).toContain('as viewerOf makes it');
  });

  it('whose grants viewerOf refuses is such a mistake, too', async () => {
    const { status, body, told } = await answerTo(() => viewerOf({ sub: '', organizations: [], agents: [] }));
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(String(told[0])).toBe('TypeError: viewerOf: sub: Must not be empty');
  });
});
