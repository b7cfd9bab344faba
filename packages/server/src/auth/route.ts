import type { Route } from '../http/services.js';
import { refuseBrowsers, requireKey } from './authenticate.js';
import type { KeyList } from './keys.js';
import { readTokenRequest } from './read-token-request.js';
import type { ViewerTokens } from './tokens.js';

/** `POST /v1/tokens` */
export function tokensRoute(tokens: ViewerTokens, secrets: KeyList): Route {
  return async (c) => {
    refuseBrowsers(c.req.raw);
    requireKey(c.req.raw, secrets, 'secret');
    const issued = await tokens.issue(await readTokenRequest(c.req.raw));
    return c.json(issued, 200, { 'Cache-Control': 'no-store' });
  };
}
