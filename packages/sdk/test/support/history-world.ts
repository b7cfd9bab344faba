import {
  CreditUsageClient,
  type UsageHistoryBucket,
  type UsageHistoryOptions,
  type UsageHistoryQuery,
} from '../../src/index.js';
import { type FakeSeries, type FakeUsage, type FakeUsageOptions, fakeUsage } from './fake-usage.js';

interface HistoryWorld extends FakeUsage {
  readonly client: CreditUsageClient;
  read(query: UsageHistoryQuery, how?: UsageHistoryOptions): Promise<UsageHistoryBucket[]>;
}

const ONE: readonly FakeSeries[] = [{ id: 'LLM' }];
export const many = (count: number): FakeSeries[] =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}` }));
const always = () => '1.5';

/** A client with fake usage: by default one series with the same usage in every bucket. */
export function historyWorld(options: Partial<FakeUsageOptions> = {}): HistoryWorld {
  const usage = fakeUsage({ series: ONE, credits: always, ...options });
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: usage.fetch,
    retry: { max: 0 },
  });
  const read = async (query: UsageHistoryQuery, how?: UsageHistoryOptions): Promise<UsageHistoryBucket[]> => {
    const all: UsageHistoryBucket[] = [];
    for await (const bucket of client.usage.history(query, how)) all.push(bucket);
    return all;
  };
  return { ...usage, client, read };
}

/** The range and `top` of each request. */
export const spans = (requests: readonly URLSearchParams[]) =>
  requests.map((search) => `${search.get('from')} ${search.get('to')} ${search.get('top')}`);

/** Usage that depends on the start of the bucket. */
export const hashed = ({ id }: FakeSeries, { start }: { start: number }): string | undefined => {
  const hash = (Math.floor(start / 60_000_000) * 31 + Number(id.slice(1)) * 7) % 11;
  return hash < 3 ? undefined : hash === 3 ? '0' : `${hash - 6}`.replace('0', '0.000001');
};
