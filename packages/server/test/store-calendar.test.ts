import { createUsageHandler } from '@credit-usage/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { partsOf, storeOf } from '../src/open-store.js';
import { usage } from './support/records.js';
import { member } from './support/viewers.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  await server.write([usage('org', '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' })]);
}, 120_000);
afterAll(() => server.close());

const ZONE = 'timezone=Asia/Kathmandu';
/** SQL about zones and days. Hours of UTC and their quarters are allowed, since they are the same in every zone. */
const CALENDAR =
  /Kathmandu|toStartOf(?!(?:FifteenMinutes|Hour)\()|toTimeZone|timezone|toDate\(|toMonday|toHour|INTERVAL/i;

it.each([
  ...['hour', 'day', 'week', 'month'].flatMap((bucket) =>
    ['category', 'agent', 'organization'].map(
      (groupBy) => `/v1/usage?${ZONE}&bucket=${bucket}&groupBy=${groupBy}&compare=previous`,
    ),
  ),
  `/v1/usage?${ZONE}&from=2026-11-01&to=2026-11-05`,
  `/v1/conversations?${ZONE}&period=72h`,
  `/v1/agents/agent_1/conversations/talk/credits?${ZONE}&period=30d`,
])('boundaries are handed to the store as instants: for %s it sees no zone and cuts no day', async (path) => {
  const token = await member(server, ['Billing', 'Owner'], 'org');
  const asked: string[] = [];
  const parts = partsOf(server.store);
  const database = new Proxy(parts.database, {
    get(target, name) {
      const method = Reflect.get(target, name, target).bind(target);
      return (...args: unknown[]) => {
        asked.push(JSON.stringify(args));
        return method(...args);
      };
    },
  });
  const handler = createUsageHandler({ store: storeOf({ ...parts, database }), keys: server.keys });
  for (const accept of ['application/json', 'text/csv']) {
    const headers = { Accept: accept, Authorization: `Bearer ${token}` };
    const response = await handler(new Request(`http://localhost${path}`, { headers }));
    expect(response.status).toBe(200);
    await response.text();
  }
  expect(asked.length).toBeGreaterThan(1);
  for (const statement of asked) expect(statement).not.toMatch(CALENDAR);
});
