import { describe, expect, test, vi } from 'vitest';
import { CreditUsageClient, type CreditUsageError, type UsageQuery } from '../../src/index.js';
import { echoing } from '../../src/testing/echo.js';
import {
  conversationCreditsFixture,
  conversationPageFixture,
  usageReportFixture,
} from '../../src/testing/index.js';
import { echoed, failure, json, type Step, scriptedFetch } from '../support/scripted-fetch.js';

const QUERY: UsageQuery = {
  ...{
    period: '72h',
    timezone: 'Asia/Jakarta',
    organizationId: 'o',
    agentId: 'a',
    categories: ['Web', 'LLM'],
  },
  ...{ bucket: 'hour', groupBy: 'agent', top: 3, compare: 'previous' },
};

/** A client of a server that does not see one of the parameters, as behind a cache that leaves it out. */
function blindTo(name: string, operation: 'usage' | 'conversations' = 'usage') {
  const fixture = operation === 'usage' ? usageReportFixture() : conversationPageFixture();
  return clientOf((text: string) => {
    const url = new URL(text);
    url.searchParams.delete(name);
    return json(echoing(operation, url, { ...fixture, query: DEFAULTS }));
  });
}

const DEFAULTS = {
  ...{ period: '30d', timezone: 'UTC', bucket: 'day', groupBy: 'category', top: 6 },
  ...{ sort: '-lastActivityAt', limit: 25 },
};

function clientOf(...steps: readonly Step[]) {
  const fetch = scriptedFetch(...steps);
  return { fetch, client: new CreditUsageClient({ baseUrl: 'https://h.example', fetch }) };
}

describe('a report about another query is refused', () => {
  test.each([
    ...['period', 'timezone', 'organizationId', 'agentId', 'category', 'bucket', 'groupBy', 'top', 'compare'],
  ])('when %s was not seen', async (name) => {
    const { client, fetch } = blindTo(name);
    const error = await failure(client.usage.get(QUERY));
    expect(error).toMatchObject({
      kind: 'response_validation',
      code: 'invalid_response',
      issues: [{ path: `query.${name}`, expected: expect.stringContaining('cache') }],
    });
    expect(fetch.calls.length).toBe(1);
  });

  test.each(['from', 'to'])('when %s is another', async (name) => {
    const report = usageReportFixture();
    const { client } = clientOf(json({ ...report, query: { ...report.query, [name]: '2026-11-20' } }));
    const error = await failure(client.usage.get({ from: '2026-11-16', to: '2026-11-23' }));
    expect(error).toMatchObject({ issues: [{ path: `query.${name}` }] });
  });

  test.each([
    ['organizationId', 'o'],
    ['agentId', 'a'],
    ['category', ['LLM']],
  ])('when a filter was added that nobody asked for: %s', async (name, value) => {
    const report = usageReportFixture();
    const { client } = clientOf(json({ ...report, query: { ...report.query, [name]: value } }));
    expect(await failure(client.usage.get())).toMatchObject({ issues: [{ path: `query.${name}` }] });
  });

  test('when it was to be compared, and is not', async () => {
    const { compare } = QUERY;
    const report = usageReportFixture();
    const { client } = clientOf(json({ ...report, query: { ...report.query, compare } }));
    expect(await failure(client.usage.get({ compare }))).toMatchObject({ issues: [{ path: 'previous' }] });
  });

  test('which hooks hear of, with the id of the request', async () => {
    const heard = vi.fn();
    const fetch = scriptedFetch(json(usageReportFixture(), { headers: { 'x-request-id': 'req_1' } }));
    const client = new CreditUsageClient({
      baseUrl: 'https://h.example',
      fetch,
      hooks: { onError: [heard] },
    });
    const error = (await failure(client.usage.get({ period: '30d' }))) as CreditUsageError;
    expect(error.requestId).toBe('req_1');
    expect(heard.mock.calls).toEqual([[expect.objectContaining({ error })]]);
  });
});

describe('an answer to the query passes', () => {
  test('with everything in it', async () => {
    const { client } = clientOf(echoed('usage', usageReportFixture()));
    expect((await client.usage.get(QUERY)).query).toMatchObject({ period: '72h', top: 3 });
  });

  test('with categories in another order', async () => {
    const report = usageReportFixture();
    const query = { ...report.query, category: ['Web', 'LLM'] };
    const { client } = clientOf(json({ ...report, query }));
    await expect(client.usage.get({ categories: ['LLM', 'Web', 'LLM'] })).resolves.toMatchObject({ query });
  });

  test('with the defaults that the server filled in', async () => {
    const { client } = clientOf(json({ ...usageReportFixture(), query: DEFAULTS }));
    await expect(client.usage.get()).resolves.toMatchObject({ query: DEFAULTS });
  });

  test('when the caller changes the query before it is there', async () => {
    const { client } = clientOf(echoed('usage', usageReportFixture()));
    const query = { organizationId: 'o', categories: ['LLM'] };
    const asked = client.usage.get(query);
    query.organizationId = 'other';
    query.categories.push('Web');
    await expect(asked).resolves.toMatchObject({ query: { organizationId: 'o', category: ['LLM'] } });
  });
});

describe('lists', () => {
  const query = { period: '72h', organizationId: 'o', categories: ['LLM'], sort: '-credits' } as const;

  test.each(['period', 'organizationId', 'category', 'sort'])(
    'are refused when %s was not seen',
    async (name) => {
      const { client } = blindTo(name, 'conversations');
      const error = await failure(client.conversations.list(query).toArray({ limit: 5 }));
      expect(error).toMatchObject({ kind: 'response_validation', issues: [{ path: `query.${name}` }] });
    },
  );

  test('pass with another size of the page', async () => {
    const { client } = blindTo('limit', 'conversations');
    await expect(
      client.conversations.list({ ...query, limit: 1 }).toArray({ limit: 5 }),
    ).resolves.toHaveLength(2);
  });

  test('of credit details are refused for another organization', async () => {
    const { client } = clientOf(json(conversationCreditsFixture()));
    const ids = { agentId: 'agent_support', conversationId: 'conv_1' };
    expect(await failure(client.conversations.credits({ ...ids, organizationId: 'o' }))).toMatchObject({
      issues: [{ path: 'conversation.organizationId' }],
    });
    await expect(client.conversations.credits(ids)).resolves.toMatchObject({
      object: 'conversation_credits',
    });
  });
});
