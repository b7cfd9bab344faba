import type { TokenResponse } from '@credit-usage/sdk/contract';
import { generateKeys } from '@credit-usage/server';
import { DemoError, startNode } from './child.ts';
import type { Cleanup } from './cleanup.ts';
import type { DemoStore } from './data.ts';
import { SERVER_CLI } from './paths.ts';
import { VIEWERS, type ViewerId } from './viewers.ts';

/** The running API. */
export interface Api {
  readonly url: string;
  /** A token for one of the demo's viewers. */
  mintToken(viewer?: ViewerId): Promise<TokenResponse>;
}

const READY = /listening on (http:\S+)$/;

/** Starts the API on a free port, with new keys, and with its clock at the end of the usage. */
export async function startApi(cleanup: Cleanup, store: DemoStore, now: string): Promise<Api> {
  const keys = generateKeys();
  const args = [SERVER_CLI, 'serve', ...store.args, '--port', '0', '--log', 'none', '--now', now];
  const [, url = ''] = await startNode(cleanup, args, READY, {
    env: { ...store.env, CREDIT_USAGE_SECRET_KEY: keys.secret, CREDIT_USAGE_INGEST_KEY: keys.ingest },
  });
  return { url, mintToken: (viewer = 'owner') => mintToken(url, keys.secret, viewer) };
}

async function mintToken(url: string, secret: string, viewer: ViewerId): Promise<TokenResponse> {
  const response = await fetch(new URL('/v1/tokens', url), {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(VIEWERS[viewer].grants),
  });
  if (!response.ok) throw new DemoError(`The API gave no token: ${response.status} ${await response.text()}`);
  return (await response.json()) as TokenResponse;
}
