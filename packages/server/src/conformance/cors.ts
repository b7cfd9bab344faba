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
  stranger: [
    'A page whose origin is not configured may not read.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const answers = [
        await preflight(suite, '/v1/usage', STRANGER),
        await suite.client.ask('/v1/usage', token, { headers: { Origin: STRANGER } }),
      ];
      for (const { headers } of answers) {
        const allowed = headers.get('Access-Control-Allow-Origin');
        expectThat(
          allowed !== '*' && allowed !== STRANGER,
          'no permission for an origin that is not configured',
          allowed,
        );
      }
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
