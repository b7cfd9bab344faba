import { operations } from '@credit-usage/sdk/contract';
import { formatInstant } from '@credit-usage/sdk/time';
import type { Answer } from './client.js';
import { expectLike, expectThat } from './expect.js';
import { recordOf, taken } from './ingest-records.js';
import { area } from './rule.js';
import { asOfOf, creditsPath, type Suite } from './suite.js';

/** Every read that needs no usage. */
const READS = Object.values(operations)
  .map(({ path }) => path)
  .filter((path) => !path.includes('{'));

/** One by one, so that the latest request is the one whose answer is judged. */
async function* answers(suite: Suite): AsyncGenerator<[string, Answer]> {
  const token = await suite.billing(suite.world.nobody);
  for (const path of READS) yield [path, await suite.client.ask(path, token)];
}

const tagOf = ({ headers }: Answer): string => headers.get('ETag') ?? '';

const listed = (answer: Answer, name: string): string[] =>
  (answer.headers.get(name) ?? '').split(',').map((each) => each.trim().toLowerCase());

/** A range that is over: its answer is the same whenever it is asked for. */
const OVER = '/v1/usage?from=2024-06-01&to=2024-06-03';

export const caching = area('caching', {
  control: [
    'Reads are answered with Cache-Control: private, no-cache.',
    async (suite) => {
      for await (const [path, answer] of answers(suite))
        expectLike(
          listed(answer, 'Cache-Control').sort(),
          ['no-cache', 'private'],
          `Cache-Control of ${path}`,
        );
    },
  ],
  vary: [
    'Reads vary by Authorization, Accept, Accept-Encoding and Origin: nobody gets another viewer’s answer.',
    async (suite) => {
      for await (const [path, answer] of answers(suite)) {
        const vary = listed(answer, 'Vary');
        for (const name of ['authorization', 'accept', 'accept-encoding', 'origin'])
          expectThat(vary.includes(name), `Vary of ${path} with ${name}`, vary.join(', '));
      }
    },
  ],
  asOf: [
    'Usage-As-Of is the moment that an answer describes, and equals asOf when the answer has one.',
    async (suite) => {
      for await (const [path, answer] of answers(suite)) {
        const { asOf } = answer.json<{ asOf?: string }>();
        const moment = formatInstant(asOfOf(answer));
        if (asOf !== undefined) expectLike(moment, asOf, `Usage-As-Of of ${path}`);
      }
    },
  ],
  etag: [
    'Reads have a weak ETag.',
    async (suite) => {
      for await (const [path, answer] of answers(suite))
        expectThat(/^W\/"[^"]+"$/.test(tagOf(answer)), `a weak ETag on ${path}`, tagOf(answer));
    },
  ],
  notModified: [
    'If-None-Match with the current ETag gets 304 without a body, with ETag, Usage-As-Of, Cache-Control and Vary.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const path of [OVER, '/v1/organizations', '/v1/categories']) {
        const first = await suite.client.ask(path, token);
        for (const tag of [tagOf(first), `"other", ${tagOf(first)}`]) {
          const answer = await suite.client.ask(path, token, { headers: { 'If-None-Match': tag } });
          expectLike(answer.status, 304, `status of ${path}`);
          expectLike(answer.text, '', 'body');
          expectLike(tagOf(answer), tagOf(first), 'ETag');
          for (const name of ['Cache-Control', 'Vary'])
            expectLike(listed(answer, name), listed(first, name), name);
          expectThat(
            asOfOf(answer) >= suite.world.now,
            'a Usage-As-Of of now',
            formatInstant(asOfOf(answer)),
          );
        }
        const other = await suite.client.ask(path, token, { headers: { 'If-None-Match': '"other"' } });
        expectLike(other.status, 200, `status of ${path} with another tag`);
      }
    },
  ],
  perViewer: [
    'The ETag depends on what the viewer may see: two viewers never share one.',
    async (suite) => {
      const { nobody } = suite.world;
      const one = await suite.client.ask(OVER, await suite.billing(nobody));
      const two = await suite.client.ask(OVER, await suite.billing(`${nobody}_2`));
      expectThat(tagOf(one) !== tagOf(two), 'another ETag for another viewer', tagOf(two));
      const headers = { 'If-None-Match': tagOf(one) };
      const asked = await suite.client.ask(OVER, await suite.billing(`${nobody}_2`), { headers });
      expectLike(asked.status, 200, 'status with another viewer’s tag');
    },
  ],
  changes: [
    'The ETag changes with the content of the answer, but not with asOf alone.',
    async (suite) => {
      const { acme, stranger } = suite.world;
      const token = await suite.billing(acme);
      const first = await suite.client.ask('/v1/usage?period=12mo', token);
      const again = await suite.client.ask('/v1/usage?period=12mo', token);
      expectLike(tagOf(again), tagOf(first), 'ETag of the same again');
      // Written for an organization that no other rule counts.
      const path = '/v1/usage?from=2010-01-01&to=2010-01-02';
      const watcher = await suite.billing(`${stranger}_watched`);
      const before = await suite.client.ask(path, watcher);
      await suite.write([
        {
          type: 'usage',
          id: 'usage_1',
          time: '2010-01-01T10:00:00Z',
          organizationId: `${stranger}_watched`,
          agentId: 'watched',
          category: 'LLM',
          description: 'A step',
          credits: '1',
        },
      ]);
      const after = await suite.client.ask(path, watcher, { headers: { 'If-None-Match': tagOf(before) } });
      expectLike(after.status, 200, 'status after usage came in');
      expectThat(tagOf(after) !== tagOf(before), 'another ETag after usage came in', tagOf(after));
      expectLike(after.json(), { total: '1' }, 'report');
    },
    'usage',
  ],
  nextPage: [
    'A page of conversations that has a next page gets another ETag as soon as anything is recorded, since its cursor leads to what was known.',
    async (suite) => {
      const name = 'next_page';
      const talk = (conversationId: string, time = '2024-06-01T10:00:00Z') =>
        recordOf(suite, name, { id: `usage_${conversationId}`, conversationId, time });
      taken(await suite.write([talk('one'), talk('two')]));
      const token = await suite.billing(`${suite.world.nobody}_${name}`);
      const path = '/v1/conversations?from=2024-06-01&to=2024-06-02&limit=1';
      const tag = tagOf(await suite.client.ask(path, token));
      // Outside of the range: the rows remain the same.
      taken(await suite.write([talk('three', '2024-01-01T10:00:00Z')]));
      const after = await suite.client.ask(path, token, { headers: { 'If-None-Match': tag } });
      expectLike(after.status, 200, 'status after usage came in');
      expectThat(tagOf(after) !== tag, 'another ETag', tagOf(after));
    },
    'usage',
  ],
  details: [
    'Details have the same caching headers as other reads.',
    async (suite) => {
      const token = await suite.member(['Owner'], suite.world.acme);
      const answer = await suite.client.ask(creditsPath('research', 'long'), token);
      expectThat(tagOf(answer).startsWith('W/"'), 'a weak ETag', tagOf(answer));
      expectLike(listed(answer, 'Cache-Control').sort(), ['no-cache', 'private'], 'Cache-Control');
      expectThat(
        listed(answer, 'Vary').includes('authorization'),
        'Vary with Authorization',
        listed(answer, 'Vary'),
      );
      expectLike(formatInstant(asOfOf(answer)), answer.json<{ asOf: string }>().asOf, 'Usage-As-Of');
    },
    'usage',
  ],
});
