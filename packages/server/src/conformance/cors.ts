import { operations } from '@credit-usage/sdk/contract';
import type { Answer } from './client.js';
import { expectLike, expectThat } from './expect.js';
import { area, NotChecked } from './rule.js';
import { expectProblem, type Suite } from './suite.js';

/** An origin that no server has configured. */
const STRANGER = 'https://conformance.invalid';

const EXPOSED = ['etag', 'retry-after', 'x-request-id', 'usage-as-of', 'usage-scope-excluded'];

const preflight = ({ client }: Suite, path: string, origin: string): Promise<Answer> =>
  client.ask(path, undefined, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization, if-none-match',
    },
  });

function originOf({ origin }: Suite): string {
  if (origin === undefined)
    throw new NotChecked('No page that may read is known: give its origin with --origin');
  return origin;
}

const listed = ({ headers }: Answer, name: string): string[] =>
  (headers.get(name) ?? '').split(',').map((each) => each.trim().toLowerCase());

/** Checks that pages of these origins get no permission, whether they ask first or not. */
async function expectNotAllowed(suite: Suite, ...origins: readonly string[]): Promise<void> {
  const token = await suite.billing(suite.world.nobody);
  for (const origin of origins)
    for (const ask of [
      () => preflight(suite, '/v1/usage', origin),
      () => suite.client.ask('/v1/usage', token, { headers: { Origin: origin } }),
    ]) {
      const allowed = (await ask()).headers.get('Access-Control-Allow-Origin');
      expectThat(allowed !== '*' && allowed !== origin, `no permission for ${origin}`, allowed);
    }
}

/** A range that is over: its answer stays the same. */
const OVER = '/v1/usage?from=2024-06-01&to=2024-06-03';

export const cors = area('cors', {
  preflight: [
    'A page of a configured origin may read: a preflight allows Authorization, Accept and If-None-Match, for a day.',
    async (suite) => {
      const origin = originOf(suite);
      for (const { path } of Object.values(operations)) {
        const answer = await preflight(suite, path.replaceAll(/[{}]/g, ''), origin);
        expectThat(answer.status === 200 || answer.status === 204, '200 or 204', answer.status);
        expectLike(answer.headers.get('Access-Control-Allow-Origin'), origin, 'Access-Control-Allow-Origin');
        const allowed = listed(answer, 'Access-Control-Allow-Headers');
        for (const name of ['authorization', 'accept', 'if-none-match'])
          expectThat(allowed.includes(name), `${name} allowed`, allowed);
        expectLike(answer.headers.get('Access-Control-Max-Age'), '86400', 'Access-Control-Max-Age');
      }
    },
  ],
  exposed: [
    'A page of a configured origin can read ETag, Retry-After, X-Request-Id, Usage-As-Of, Usage-Scope-Excluded and the rate-limit headers.',
    async (suite) => {
      const headers = { Origin: originOf(suite) };
      const token = await suite.billing(suite.world.nobody);
      const answer = await suite.client.ask('/v1/usage', token, { headers });
      const exposed = listed(answer, 'Access-Control-Expose-Headers');
      for (const name of [...EXPOSED, 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'])
        expectThat(exposed.includes(name), `${name} exposed`, exposed);
    },
  ],
  refusals: [
    'A page of a configured origin can read refusals and 304 as well.',
    async (suite) => {
      const { nobody } = suite.world;
      const origin = originOf(suite);
      const [token, owner] = [await suite.billing(nobody), await suite.member(['Owner'], nobody)];
      const tag = (await suite.client.ask(OVER, token)).headers.get('ETag') ?? '';
      for (const [path, credential, status, more] of [
        ['/v1/usage', undefined, 401, {}],
        ['/v1/usage', owner, 403, {}],
        ['/v1/usage?period=7d', token, 400, {}],
        ['/v1/usage?organizationId=no_such_organization', token, 404, {}],
        ['/v1/organizations', token, 406, { Accept: 'image/png' }],
        [OVER, token, 304, { 'If-None-Match': tag }],
      ] as const) {
        const answer = await suite.client.ask(path, credential, { headers: { Origin: origin, ...more } });
        expectLike(answer.status, status, 'status');
        const allowed = answer.headers.get('Access-Control-Allow-Origin');
        expectLike(allowed, origin, `Access-Control-Allow-Origin on a ${status}`);
        const exposed = listed(answer, 'Access-Control-Expose-Headers');
        expectThat(exposed.includes('x-request-id'), `x-request-id exposed on a ${status}`, exposed);
      }
    },
  ],
  stranger: [
    'A page whose origin is not configured may not read.',
    (suite) => expectNotAllowed(suite, STRANGER, 'null'),
  ],
  similar: [
    'An origin is compared as a whole: with another port or scheme, or as the beginning of another name, it is not the configured one.',
    async (suite) => {
      const origin = originOf(suite);
      const { protocol, hostname } = new URL(origin);
      const other = protocol === 'http:' ? 'https:' : 'http:';
      await expectNotAllowed(
        suite,
        `${origin}.evil.example`,
        `${protocol}//evil.${hostname}`,
        `${protocol}//${hostname}:1`,
        origin.replace(protocol, other),
      );
    },
  ],
  writes: [
    '/v1/events and /v1/tokens refuse any request that has an Origin header, with 401.',
    async (suite) => {
      const headers = { Origin: suite.origin ?? STRANGER };
      const grants = { sub: 'conformance writes', organizations: [], agents: [] };
      const token = await suite.client.post('/v1/tokens', suite.keys.secret, grants, headers);
      expectProblem(token, { status: 401, code: 'unauthenticated' });
      const { ingest = 'cu_ik_of_nobody_at_all_whatsoever' } = suite.keys;
      const events = await suite.client.post('/v1/events', ingest, [], headers);
      expectProblem(events, { status: 401, code: 'unauthenticated' });
    },
  ],
});
