import type { ConversationCredits, ConversationPage, UsageReport } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { parseCsv } from '../src/conformance/csv-reader.js';
import { fresh, usage } from './support/records.js';
import { member } from './support/viewers.js';

const DETAILS = '/v1/agents/agent_1/conversations/talk/credits';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

/** Every amount in an answer, whatever its field is called. */
function amountsIn(value: unknown, name = ''): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => amountsIn(each, name));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => amountsIn(each, key));
  const amount = ['credits', 'total', 'values', 'unattributed', 'averageDaily', 'buckets'].includes(name);
  return amount ? [value] : [];
}

it.each([
  ['12.500', '12.5'],
  ['12.000000', '12'],
  ['0.000000', '0'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['-3.10', '-3.1'],
  ['100', '100'],
  ['0.000001', '0.000001'],
  ['999999999999.999990', '999999999999.99999'],
  ['-999999999999.999999', '-999999999999.999999'],
])('%s is written as %s, everywhere and as a string', async (written, shortest) => {
  const org = fresh('org');
  await server.write([
    usage(org, '2026-11-20T10:00:00Z', written, { conversationId: 'talk' }),
    usage(org, '2026-11-20T10:00:00Z', written),
    // The day before, for the comparison.
    usage(org, '2026-11-19T10:00:00Z', written),
  ]);
  const token = await member(server, ['Billing', 'Owner'], org);
  const range = 'from=2026-11-20&to=2026-11-21';
  const report = await server.json<UsageReport>(`/v1/usage?${range}&bucket=day&compare=previous`, token);
  const page = await server.json<ConversationPage>(`/v1/conversations?${range}`, token);
  const details = await server.json<ConversationCredits>(`${DETAILS}?${range}`, token);
  expect([page.data[0]?.credits, page.unattributed]).toEqual([shortest, shortest]);
  expect([details.total, details.matched.total, details.entries[0]?.credits]).toEqual(
    Array(3).fill(shortest),
  );
  expect(report.previous).toMatchObject({ total: shortest, buckets: [shortest] });
  for (const answer of [report, page, details]) {
    const amounts = amountsIn(answer);
    expect(amounts.length).toBeGreaterThan(1);
    for (const amount of amounts) expect(amount).toMatch(/^(?:0|-?(?:0|[1-9]\d*)\.\d*[1-9]|-?[1-9]\d*)$/);
  }
  for (const path of ['/v1/usage', '/v1/conversations', DETAILS]) {
    const response = await server.get(`${path}?${range}`, token, { Accept: 'text/csv' });
    for (const { credits } of parseCsv(await response.text()))
      expect(credits).toMatch(/^(?:0|-?(?:0|[1-9]\d*)\.\d*[1-9]|-?[1-9]\d*)$/);
  }
});
