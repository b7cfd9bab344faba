import { createUsageHandler, describeError, keysFromEnv, openStore } from '@credit-usage/server';
import { directory, userOfCookies, viewerOfUser } from './host.ts';

const { CLICKHOUSE_URL, USAGE_DATA } = process.env;

/** Where usage is kept. Close it when your server stops. */
export const store = await openStore(
  CLICKHOUSE_URL === undefined ? { folder: USAGE_DATA ?? './usage-data' } : { url: CLICKHOUSE_URL },
);

/** Options that are the same wherever the API is mounted. */
export const options = {
  store,
  keys: keysFromEnv(),
  basePath: '/billing/usage-api',
  directory,
  onError: (error: unknown, requestId: string): void => {
    console.error(JSON.stringify({ requestId, error: describeError(error) }));
  },
};

/** The usage API below `/billing/usage-api`, for users who are signed in with your product's own cookie. */
export const usage = createUsageHandler({
  ...options,
  authenticate: async (request) => viewerOfUser(userOfCookies(request.headers.get('cookie'))),
});
