import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationPage, UsageReport } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackages, runCli } from '../support/cli.ts';
import { decimal, millionths, total } from '../support/exact.ts';
import { ServerProcess } from '../support/server-process.ts';
import { addUp, missingTraces, TRACES, type TraceSums, traceFile } from '../support/traces.ts';

const NAMES = ['coding-assistant', 'metering', 'requests'] as const;
const missing = missingTraces(NAMES);
const why = missing.length ? `: ${missing.join(', ')} not in ${TRACES}, CREDIT_USAGE_TRACES says where` : '';

/** One report spans 400 days at most. */
function rangesOf({ first, last }: TraceSums): string[] {
  const day = (date: string, days: number) =>
    new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
  const ranges: string[] = [];
  for (let from = first; from <= last; from = day(from, 400))
    ranges.push(`from=${from}&to=${day(from, 400)}`);
  return ranges;
}

describe.skipIf(missing.length)(`recorded usage${why}`, { timeout: 120_000 }, () => {
  beforeAll(buildPackages, 120_000);

  describe.each(NAMES)('%s', (name) => {
    let folder: string;
    let sums: TraceSums;
    let server: ServerProcess | undefined;
    let token: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'credit-usage-traces-'));
      sums = await addUp(name);
    });
    afterAll(async () => {
      await server?.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    });

    it('is imported once', async () => {
      const args = ['import', traceFile(name), '--data', folder];
      expect(await runCli(args)).toEqual({
        code: 0,
        stdout: `${sums.records} records imported, 0 known already.\n`,
        stderr: '',
      });
      expect(await runCli(args)).toEqual({
        code: 0,
        stdout: `0 records imported, ${sums.records} known already.\n`,
        stderr: '',
      });
    });

    it('is reported to the last decimal, by organization and category', async () => {
      server = await ServerProcess.start(folder);
      token = await server.token({
        organizations: [...sums.credits.keys()].map((id) => ({ id, roles: ['Billing'] })),
      });
      const found = new Map<string, Map<string, bigint>>();
      const totals: string[] = [];
      for (const range of rangesOf(sums)) {
        const whole: UsageReport = await server.get(`/v1/usage?${range}&bucket=month`, token);
        totals.push(whole.total);
        expect(decimal(total(whole.buckets.map((bucket) => millionths(bucket.total))))).toBe(whole.total);
        for (const { id: category } of whole.categories) {
          const query = `${range}&bucket=month&groupBy=organization&top=all&category=${encodeURIComponent(category)}`;
          const report: UsageReport = await server.get(`/v1/usage?${query}`, token);
          for (const series of report.series) {
            const organization = series.id as string;
            const known = found.get(organization) ?? new Map<string, bigint>();
            known.set(category, (known.get(category) ?? 0n) + millionths(series.total));
            found.set(organization, known);
          }
        }
      }
      expect(found).toEqual(sums.credits);
      const everything = [...sums.credits.values()].flatMap((categories) => [...categories.values()]);
      expect(decimal(total(totals.map(millionths)))).toBe(decimal(total(everything)));
    });

    it('lists every conversation with usage once', async () => {
      if (!server) throw new Error('There is no server');
      const target = server;
      const pageOf = async (query: string) => {
        const before = performance.now();
        const page: ConversationPage = await target.get(`/v1/conversations?${query}`, token);
        return { page, took: performance.now() - before };
      };
      const seen = new Set<string>();
      const credits: bigint[] = [];
      for (const range of rangesOf(sums)) {
        let query = `${range}&limit=100`;
        for (let count = 1; ; count++) {
          const { page, took } = await pageOf(query);
          if (count === 1) credits.push(millionths(page.unattributed));
          for (const { organizationId, agentId, conversationId, ...row } of page.data) {
            seen.add(JSON.stringify([organizationId, agentId, conversationId]));
            credits.push(millionths(row.credits));
          }
          if (page.nextCursor === null) {
            const { took: first } = await pageOf(`${range}&limit=100`);
            if (count > 1)
              console.info(
                `${name}: the first of ${count} pages in ${first.toFixed(0)} ms, the last in ${took.toFixed(0)} ms`,
              );
            break;
          }
          query = `${range}&limit=100&cursor=${encodeURIComponent(page.nextCursor)}`;
        }
      }
      // A conversation with usage in two ranges is listed in both.
      expect(seen.size).toBe(sums.conversations);
      const everything = [...sums.credits.values()].flatMap((categories) => [...categories.values()]);
      expect(decimal(total(credits))).toBe(decimal(total(everything)));
    });

    if (name !== 'metering') return;
    it('makes a 30-day report over all organizations', async () => {
      if (!server) throw new Error('There is no server');
      const times: number[] = [];
      for (let run = 0; run < 8; run++) {
        const before = performance.now();
        const report: UsageReport = await server.get(
          '/v1/usage?from=2025-10-20&to=2025-11-19&timezone=America/New_York&compare=previous',
          token,
        );
        times.push(performance.now() - before);
        expect(report.buckets).toHaveLength(30);
        expect(report.scope.includedCount).toBe(sums.credits.size);
      }
      const median = times.sort((a, b) => a - b)[4];
      console.info(`${name}: 30 days of ${sums.credits.size} organizations in ${median?.toFixed(0)} ms`);
    });
  });
});
