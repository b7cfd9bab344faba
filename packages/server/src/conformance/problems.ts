import { type KnownProblemCode, problems as known, problemType } from '@credit-usage/sdk/contract';
import { type Answer, ok } from './client.js';
import { expectLike, expectThat } from './expect.js';
import { area } from './rule.js';
import { expectProblem, type Suite } from './suite.js';

/** One refusal of every kind that can be had without any usage, one by one: the latest request is the one that is judged. */
async function* refusals(suite: Suite): AsyncGenerator<Answer> {
  const { nobody } = suite.world;
  const token = await suite.billing(nobody);
  const csv = { headers: { Accept: 'text/csv' } };
  yield await suite.client.ask('/v1/usage');
  yield await suite.client.ask('/v1/usage?period=7d', token);
  yield await suite.client.ask('/v1/usage?timezone=PST', token);
  yield await suite.client.ask('/v1/usage?from=2024-06-02&to=2024-06-01', token);
  yield await suite.client.ask('/v1/usage?from=2020-01-01&to=2024-06-01', token);
  yield await suite.client.ask('/v1/conversations?cursor=x', token);
  yield await suite.client.ask('/v1/usage', await suite.member(['Owner'], nobody));
  yield await suite.client.ask('/v1/usage?organizationId=no_such_organization', token);
  yield await suite.client.ask('/v1/usage?limit=5', token, csv);
  yield await suite.client.ask('/v1/no_such_route', token);
  yield await suite.client.ask('/v1/usage', token, { method: 'DELETE' });
  yield await suite.client.ask('/v1/usage', token, { headers: { Accept: 'image/png' } });
  yield await suite.client.post('/v1/tokens', 'cu_sk_of_nobody_at_all_whatsoever', {});
  yield await suite.client.post('/v1/events', 'cu_ik_of_nobody_at_all_whatsoever', []);
}

export const problems = area('problems', {
  shape: [
    'Every error is application/problem+json with type, title, status, detail, code and requestId.',
    async (suite) => {
      for await (const answer of refusals(suite)) {
        const { code, detail, title } = expectProblem(answer, {});
        const type = answer.headers.get('Content-Type') ?? '';
        expectThat(/^application\/problem\+json\b/.test(type), 'application/problem+json', type);
        expectThat(detail !== '' && title !== '', 'words in title and detail', { title, detail });
        expectThat(Object.hasOwn(known, code), 'a code of the contract', code);
        const { status } = known[code as KnownProblemCode];
        expectProblem(answer, { status, type: problemType(code as KnownProblemCode) });
        expectLike(answer.json(), { status: answer.status }, 'problem');
      }
    },
  ],
  requestId: [
    'Every answer has X-Request-Id, which equals the requestId of a problem.',
    async (suite) => {
      for await (const answer of refusals(suite)) {
        const { requestId } = expectProblem(answer, {});
        expectThat(requestId !== '', 'a requestId', requestId);
        expectLike(answer.headers.get('X-Request-Id'), requestId, 'X-Request-Id');
      }
      const fine = await suite.client.ask('/v1/usage', await suite.billing(suite.world.nobody));
      expectThat(Boolean(fine.headers.get('X-Request-Id')), 'X-Request-Id on an answer', null);
    },
  ],
  givenRequestId: [
    'A caller may send its own request id, of up to 128 letters, digits, -, _ and =.',
    async (suite) => {
      const given = `conformance-${'a1_='.repeat(20)}`;
      const headers = { 'X-Request-Id': given };
      const answer = await suite.client.ask('/v1/usage', undefined, { headers });
      expectProblem(answer, { requestId: given });
      const long = 'a'.repeat(129);
      const other = await suite.client.ask('/v1/usage', undefined, { headers: { 'X-Request-Id': long } });
      expectThat(other.headers.get('X-Request-Id') !== long, 'another id than one of 129 letters', long);
    },
  ],
  notStored: [
    'Errors have Cache-Control: no-store.',
    async (suite) => {
      for await (const answer of refusals(suite))
        expectLike(answer.headers.get('Cache-Control'), 'no-store', `Cache-Control of a ${answer.status}`);
    },
  ],
  unknownPath: [
    'An unknown path is 404 not_found.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const path of ['/v1', '/v1/usages', '/v1/agents/a/conversations'])
        await suite.refused(path, token, { status: 404, code: 'not_found' });
    },
  ],
  method: [
    'Another method on a known path is 405 method_not_allowed, with the methods of the path in Allow.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const [method, path, credential, allowed] of [
        ['DELETE', '/v1/usage', token, 'GET'],
        ['POST', '/v1/conversations', token, 'GET'],
        ['GET', '/v1/events', suite.keys.ingest, 'POST'],
        ['PUT', '/v1/tokens', suite.keys.secret, 'POST'],
      ] as const) {
        const answer = await suite.client.ask(path, credential, { method });
        expectProblem(answer, { status: 405, code: 'method_not_allowed' });
        const allow = answer.headers.get('Allow') ?? '';
        expectThat(allow.split(/\s*,\s*/).includes(allowed), `Allow with ${allowed}`, allow);
      }
    },
  ],
  preferred: [
    'Of the types in Accept that the route offers, the one with the greatest q counts, and of equals the one that is named first.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const [accept, type] of [
        ['application/json, text/csv', 'application/json'],
        ['text/csv, application/json', 'text/csv'],
        ['text/csv;q=0.5, application/json', 'application/json'],
        ['application/json;q=0.5, text/csv;q=0.6', 'text/csv'],
        ['text/csv;q=0, */*', 'application/json'],
        ['image/png, text/csv;q=0.1', 'text/csv'],
      ] as const) {
        const answer = ok(await suite.client.ask('/v1/usage', token, { headers: { Accept: accept } }));
        const came = answer.headers.get('Content-Type') ?? '';
        expectThat(came.startsWith(type), type, came);
      }
    },
  ],
  mediaType: [
    'A media type that is not offered is 406 not_acceptable; without Accept the answer is JSON.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const path of ['/v1/usage', '/v1/conversations', '/v1/organizations']) {
        const png = await suite.client.ask(path, token, { headers: { Accept: 'image/png' } });
        expectProblem(png, { status: 406, code: 'not_acceptable' });
      }
      const csv = await suite.client.ask('/v1/organizations', token, { headers: { Accept: 'text/csv' } });
      expectProblem(csv, { status: 406, code: 'not_acceptable' });
      const any = await suite.client.ask('/v1/usage', token, { headers: { Accept: '*/*' } });
      const type = any.headers.get('Content-Type') ?? '';
      expectThat(/^application\/json\b/.test(type), 'application/json', type);
    },
  ],
});
