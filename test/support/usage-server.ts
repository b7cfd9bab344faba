import type { AddressInfo } from 'node:net';
import type {
  EventRecord,
  EventsAccepted,
  Problem,
  TokenRequest,
  ViewerGrants,
} from '@credit-usage/sdk/contract';
import { type EpochMicros, parseInstant } from '@credit-usage/sdk/time';
import { createUsageHandler, generateKeys, type Store, type UsageHandlerOptions } from '@credit-usage/server';
import { serve } from '@hono/node-server';
import { openTestStore } from './test-store.ts';

/** A real server over HTTP with its own store. Only one for each test file, since the engine binds a process to one folder. */
export interface TestServer {
  readonly url: string;
  readonly store: Store;
  readonly keys: { readonly secret: string; readonly ingest: string };
  /** Sets the clock of reports. */
  setNow(instant: string): void;
  write(records: readonly EventRecord[]): Promise<EventsAccepted>;
  token(grants: Partial<ViewerGrants>): Promise<string>;
  get(path: string, token?: string, headers?: Record<string, string>): Promise<Response>;
  json<Body>(path: string, token: string): Promise<Body>;
  problem(path: string, token?: string): Promise<Problem>;
  post(
    path: string,
    key: string | undefined,
    body: BodyInit,
    headers?: Record<string, string>,
  ): Promise<Response>;
  close(): Promise<void>;
}

export async function startServer({
  now: start = '2026-11-22T09:14:03Z',
  ...options
}: { readonly now?: string } & Partial<
  Pick<UsageHandlerOptions, 'allowedOrigins' | 'onError'>
> = {}): Promise<TestServer> {
  const { store, close: closeStore } = await openTestStore();
  const keys = generateKeys();
  let now: EpochMicros = parseInstant(start) as EpochMicros;
  const handler = createUsageHandler({
    store,
    keys,
    clock: () => now,
    onError: (error, requestId) => console.error(requestId, error),
    ...options,
  });
  const server = serve({ fetch: handler, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const get: TestServer['get'] = (path, token, headers = {}) =>
    fetch(url + path, {
      headers: { ...(token !== undefined && { Authorization: `Bearer ${token}` }), ...headers },
    });
  const post: TestServer['post'] = (path, key, body, headers = {}) =>
    fetch(url + path, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json',
        ...(key !== undefined && { Authorization: `Bearer ${key}` }),
        ...headers,
      },
    });
  const expectOk = async <Body>(response: Response): Promise<Body> => {
    const body = await response.json();
    if (!response.ok) throw new Error(`${response.url}: ${JSON.stringify(body)}`);
    return body as Body;
  };
  return {
    url,
    store,
    keys,
    setNow: (instant) => {
      now = parseInstant(instant) as EpochMicros;
    },
    write: async (records) => expectOk(await post('/v1/events', keys.ingest, JSON.stringify(records))),
    token: async (grants) => {
      const request: TokenRequest = { sub: 'viewer', organizations: [], agents: [], ...grants };
      return (
        await expectOk<{ token: string }>(await post('/v1/tokens', keys.secret, JSON.stringify(request)))
      ).token;
    },
    get,
    json: async (path, token) => expectOk(await get(path, token)),
    problem: async (path, token) => (await get(path, token)).json() as Promise<Problem>,
    post,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await closeStore();
    },
  };
}
