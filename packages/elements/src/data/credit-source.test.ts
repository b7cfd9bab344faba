import { type CategoryList, CreditUsageClient, type UsageReport } from '@credit-usage/sdk';
import { expect, expectTypeOf, it } from 'vitest';
import { usageReport } from '../../test/report.js';
import { type CreditClient, type CreditSource, sourceOf } from './credit-source.js';

const { signal } = new AbortController();

it('is a client as it is', async () => {
  const asked: string[] = [];
  const client = new CreditUsageClient({
    baseUrl: 'https://usage.test',
    retry: { max: 0 },
    fetch: async (url) => {
      asked.push(url.replace('https://usage.test/v1/', ''));
      return Response.json(usageReport());
    },
  });
  expectTypeOf(client).toExtend<CreditClient>();
  const source = sourceOf(client);
  expect((await source?.usage({ period: '30d', timezone: 'Asia/Jakarta' }, { signal }))?.total).toBe(
    '1234.5',
  );
  // The answers are not theirs, and refused as such; what was asked is what counts here.
  const details = { organizationId: 'o', agentId: 'a', conversationId: 'c' };
  await Promise.allSettled([
    source?.conversations({ sort: '-credits' }, { signal, cursor: 'c1' }),
    source?.credits(details, { signal }),
    source?.organizations?.({ signal }),
    source?.agents?.({ q: 'bot' }, { signal }),
    source?.categories?.({ signal }),
  ]);
  expect(asked.sort()).toEqual([
    'agents/a/conversations/c/credits?organizationId=o',
    'agents?q=bot',
    'categories',
    'conversations?sort=-credits&cursor=c1',
    'organizations',
    'usage?period=30d&timezone=Asia%2FJakarta',
  ]);
});

it('is an object around a client, or in place of one, as it is', async () => {
  const client = new CreditUsageClient({ baseUrl: 'https://usage.test' });
  // An object spread has no private fields: a class could not be replaced.
  const counted = { ...client, usage: { get: async (): Promise<UsageReport> => usageReport() } };
  expectTypeOf(counted).toExtend<CreditClient>();
  expectTypeOf<Pick<CreditUsageClient, 'usage'>>().not.toExtend<CreditClient>();
  expect((await sourceOf(counted)?.usage({ period: '72h' }, { signal }))?.total).toBe('1234.5');
});

it('is any object with three functions, left as it is', () => {
  class Transport {
    readonly #answer = usageReport();
    usage = async () => this.#answer;
    conversations = () => Promise.reject(new Error('none'));
    credits = () => Promise.reject(new Error('none'));
  }
  const transport = new Transport();
  expectTypeOf(transport).toExtend<CreditSource>();
  // Answers may be there already, and under the strictest settings a function may be undefined.
  expectTypeOf<{
    usage: () => UsageReport;
    conversations: () => Promise<never>;
    credits: () => PromiseLike<never>;
    agents: undefined;
    categories: (() => CategoryList) | undefined;
  }>().toExtend<CreditSource>();
  expect(sourceOf(transport)).toBe(transport);
});
