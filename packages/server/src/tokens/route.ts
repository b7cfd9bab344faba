import { refuseBrowsers, requireKey } from '../auth/authenticate.js';
import type { KeyList } from '../auth/keys.js';
import type { ViewerTokens } from '../auth/tokens.js';
import type { Route } from '../http/services.js';
import { readTokenRequest } from './read-token-request.js';

/** `POST /v1/tokens` */
export function tokensRoute(tokens: ViewerTokens, secrets: KeyList): Route {
  return async (c) => {
    refuseBrowsers(c.req.raw);
    requireKey(c.req.raw, secrets, 'secret');
    const issued = await tokens.issue(await readTokenRequest(c.req.raw));
    return c.json(issued, 200, { 'Cache-Control': 'no-store' });
  };
}
