import type { TokenRequest, TokenResponse } from '@credit-usage/sdk/contract';
import { generateKeys } from '@credit-usage/server';
import { DemoError, startNode } from './child.ts';
import type { Cleanup } from './cleanup.ts';
import type { DemoStore } from './data.ts';
import { SERVER_CLI } from './paths.ts';

/** The running API. */
export interface Api {
  readonly url: string;
  /** A token for the demo's viewer. */
  mintToken(): Promise<TokenResponse>;
}

const READY = /listening on (http:\S+)$/;

const ORGANIZATIONS = ['org_acme', 'org_globex', 'org_initech', 'org_umbra'];

/** Who looks at the demo: Billing to see usage, Owner to open the details. */
const VIEWER: TokenRequest = {
  sub: 'user_demo',
  organizations: ORGANIZATIONS.map((id) => ({ id, roles: ['Billing', 'Owner'] })),
  agents: [],
};

/** Starts the API on a free port, with keys of its own, and its clock where the usage ends. */
export async function startApi(cleanup: Cleanup, store: DemoStore, now: string): Promise<Api> {
  const keys = generateKeys();
  const args = [SERVER_CLI, 'serve', ...store.args, '--host', '127.0.0.1', '--port', '0', '--now', now];
  const [, url = ''] = await startNode(cleanup, args, READY, {
    env: { ...store.env, CREDIT_USAGE_SECRET_KEY: keys.secret, CREDIT_USAGE_INGEST_KEY: keys.ingest },
  });
  return { url, mintToken: () => mintToken(url, keys.secret) };
}

async function mintToken(url: string, secret: string): Promise<TokenResponse> {
  const response = await fetch(new URL('/v1/tokens', url), {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(VIEWER),
  });
  if (!response.ok) throw new DemoError(`The API gave no token: ${response.status} ${await response.text()}`);
  return (await response.json()) as TokenResponse;
}
