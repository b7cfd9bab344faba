import { CreditUsageClient, isMissingRoleError } from '@credit-usage/sdk';
import type { EventRecord } from '@credit-usage/sdk/contract';
import { viewerTokens } from '@credit-usage/sdk/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/usage-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  const usage = (organizationId: string, id: string): EventRecord => ({
    ...{ type: 'usage', id, time: '2026-11-22T08:00:00Z', organizationId, agentId: 'support' },
    ...{ category: 'LLM', description: 'A step', credits: '1.5' },
  });
  await server.write([usage('org_a', 'u_1'), usage('org_b', 'u_2')]);
});
afterAll(() => server?.close());

const tokensOf = (roles: readonly string[], secretKey = server.keys.secret) =>
  viewerTokens({
    baseUrl: server.url,
    secretKey,
    viewer: { sub: 'monthly-report', organizations: [{ id: 'org_a', roles }] },
    ttlSeconds: 60,
  });

it('reads with the roles of its viewer, and no others', async () => {
  const billing = new CreditUsageClient({ baseUrl: server.url, token: tokensOf(['Billing']) });
  expect((await billing.usage.get()).total).toBe('1.5');
  expect((await billing.organizations.list()).viewer.id).toBe('monthly-report');
  const member = new CreditUsageClient({ baseUrl: server.url, token: tokensOf(['Member']) });
  expect(isMissingRoleError(await member.usage.get().catch((error: unknown) => error))).toBe(true);
});

it('a token lives as long as was asked for', async () => {
  const { expiresAt } = await tokensOf(['Billing'])();
  // The default would be fifteen minutes.
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThan(62_000);
});

it('with another key it is refused, and says so without the key', async () => {
  const other = `${server.keys.secret.slice(0, -4)}nope`;
  const error: unknown = await tokensOf(['Billing'], other)().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: 'authentication' });
  expect(JSON.stringify(error) + String(error)).not.toContain(other.slice(6));
});
