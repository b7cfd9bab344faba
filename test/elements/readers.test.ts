import type { ConversationCredits, ConversationPage, UsageReport } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sumOf } from '../support/exact.ts';
import { startServer, type TestServer } from '../support/usage-server.ts';
import { expectChart, expectConversations, expectDetails, expectPie, expectSummary } from './expect-page.ts';
import { openPages, type Pages, type Reader } from './page.ts';
import { NOW, records } from './world.ts';

const READERS: readonly Reader[] = [
  { timezoneId: 'UTC', locale: 'en-US' },
  { timezoneId: 'Asia/Jakarta', locale: 'id-ID' },
  { timezoneId: 'America/New_York', locale: 'ar-EG' },
  { timezoneId: 'Asia/Kolkata', locale: 'de-DE' },
];

describe('the page shows the server’s figures', () => {
  let server: TestServer;
  let token: string;
  let pages: Pages;

  beforeAll(async () => {
    server = await startServer({ now: NOW });
    await server.write(records());
    token = await server.token({ organizations: [{ id: 'org_acme', roles: ['Billing', 'Owner'] }] });
    pages = await openPages(server, token);
  });

  afterAll(async () => {
    await pages?.close();
    await server?.close();
  });

  for (const reader of READERS) {
    const { timezoneId, locale } = reader;
    it(`to a reader in ${timezoneId}, in ${locale}: every number, day and total`, async () => {
      const query = `period=30d&timezone=${encodeURIComponent(timezoneId)}`;
      const report = await server.json<UsageReport>(`/v1/usage?${query}&compare=previous`, token);
      const list = await server.json<ConversationPage>(`/v1/conversations?${query}&limit=25`, token);
      expect(sumOf(report.buckets.map(({ total }) => total))).toBe(report.total);

      const { page, complaints } = await pages.open(reader);
      await expectSummary(page, report, locale);
      await expectChart(page, report, locale);
      await expectPie(page, report, locale);
      await expectConversations(page, list, reader);
      const [first] = list.data;
      if (!first) throw new Error('There is no conversation');
      const { organizationId, agentId, conversationId } = first;
      const details = await server.json<ConversationCredits>(
        `/v1/agents/${agentId}/conversations/${conversationId}/credits?${query}&organizationId=${organizationId}&limit=100`,
        token,
      );
      await page.locator('recent-conversations [part~=open-button]').first().click();
      await expectDetails(page, details, reader);
      expect(complaints).toEqual([]);
      await page.close();
    });
  }

  it('in another time zone days differ, so that the same usage is in other bars', async () => {
    const totals = await Promise.all(
      READERS.map(async ({ timezoneId }) => {
        const path = `/v1/usage?period=30d&timezone=${encodeURIComponent(timezoneId)}`;
        const { buckets } = await server.json<UsageReport>(path, token);
        return JSON.stringify(buckets.map(({ date, total }) => [date, total]));
      }),
    );
    expect(new Set(totals).size).toBe(READERS.length);
  });
});
