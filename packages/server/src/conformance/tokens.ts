import { TokenResponseSchema } from '@credit-usage/sdk/contract';
import { ok } from './client.js';
import { expectLike, expectSchema, expectThat } from './expect.js';
import { instantOf } from './model.js';
import { area } from './rule.js';
import { expectNamed, expectProblem, issueToken, type Suite } from './suite.js';

const GRANTS = { sub: 'conformance', organizations: [], agents: [] };

/** Clocks differ, and requests take time. */
const LEEWAY_SECONDS = 30;

/** When a token expires, in seconds. Tokens follow the clock of the machine, even when the clock of reports is stopped. */
async function lifeOf({ client, keys }: Suite, ttlSeconds?: number): Promise<number> {
  const request = { ...GRANTS, ...(ttlSeconds !== undefined && { ttlSeconds }) };
  const { expiresAt } = await issueToken(client, keys.secret, request);
  return instantOf(expiresAt) / 1_000_000;
}

export const tokens = area('tokens', {
  answer: [
    'A token is returned with the time at which it expires, and with Cache-Control: no-store.',
    async ({ client, keys }) => {
      const answer = ok(await client.post('/v1/tokens', keys.secret, GRANTS));
      expectSchema(TokenResponseSchema, answer.json());
      expectLike(answer.headers.get('Cache-Control'), 'no-store', 'Cache-Control');
    },
  ],
  timeToLive: [
    'A token is valid for ttlSeconds, 60 to 3,600, and for 900 seconds by default.',
    async (suite) => {
      // Compared with one another: the server's clock may be off.
      const [usual, shortest, longest] = [
        await lifeOf(suite),
        await lifeOf(suite, 60),
        await lifeOf(suite, 3_600),
      ];
      const near = (came: number, wanted: number) => Math.abs(came - wanted) <= LEEWAY_SECONDS;
      expectThat(near(usual - shortest, 840), '900 seconds by default', usual - shortest + 60);
      expectThat(near(longest - shortest, 3_540), '3,600 seconds when asked for', longest - shortest + 60);
    },
  ],
  bounds: [
    'A ttlSeconds below 60, above 3,600 or not a whole number is 400 invalid_parameter that names it.',
    async ({ client, keys }) => {
      for (const ttlSeconds of [59, 3_601, 60.5, '900'])
        expectNamed(
          await client.post('/v1/tokens', keys.secret, { ...GRANTS, ttlSeconds }),
          'invalid_parameter',
          'ttlSeconds',
        );
    },
  ],
  body: [
    'An invalid request for a token is 400 invalid_parameter.',
    async ({ client, keys }) => {
      const wrong = [
        { ...GRANTS, sub: '' },
        { ...GRANTS, sub: 'x'.repeat(301) },
        { ...GRANTS, organizations: [{ id: 'org', roles: [''] }] },
        { ...GRANTS, organizations: [{ id: 'org', roles: ['x'.repeat(101)] }] },
        { ...GRANTS, organizations: 'org' },
        { organizations: [], agents: [] },
        { sub: 'conformance' },
        { ...GRANTS, sub: '\ud800' },
        { ...GRANTS, ttl: 60 },
        { ...GRANTS, organizations: [{ id: 'org', role: 'Billing', roles: [] }] },
        [],
      ];
      for (const body of wrong)
        expectNamed(await client.post('/v1/tokens', keys.secret, body), 'invalid_parameter');
    },
  ],
  tooLarge: [
    'A token of more than 14 kB is refused with 422 grants_too_large; a hundred grants fit.',
    async ({ client, keys, world }) => {
      const many = (count: number) =>
        Array.from({ length: count }, (_, index) => {
          return { id: `${world.nobody}_${index}`, roles: ['Billing'] };
        });
      const refused = await client.post('/v1/tokens', keys.secret, { ...GRANTS, organizations: many(2_000) });
      expectProblem(refused, { status: 422, code: 'grants_too_large' });
      await issueToken(client, keys.secret, { ...GRANTS, organizations: many(100) });
    },
  ],
  mediaType: [
    'A request for a token is JSON: any other Content-Type is 415 unsupported_media_type.',
    async ({ client, keys }) => {
      const answer = await client.ask('/v1/tokens', keys.secret, {
        method: 'POST',
        body: JSON.stringify(GRANTS),
        headers: { 'Content-Type': 'text/plain' },
      });
      expectProblem(answer, { status: 415, code: 'unsupported_media_type' });
    },
  ],
  otherKey: [
    '/v1/tokens needs the secret key: no credential, the ingest key and a viewer’s token are 401.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const credential of [undefined, suite.keys.ingest ?? 'cu_ik_of_nobody_at_all_whatsoever', token]) {
        const answer = await suite.client.post('/v1/tokens', credential, GRANTS);
        expectProblem(answer, { status: 401, code: 'unauthenticated' });
        expectThat(answer.headers.has('WWW-Authenticate'), 'the header WWW-Authenticate', null);
      }
    },
  ],
});
