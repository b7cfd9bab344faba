import { refuseBrowsers, requireKey } from '../auth/authenticate.js';
import type { KeyList } from '../auth/keys.js';
import { GrantsTooLargeError } from '../auth/token-errors.js';
import type { TokenIssuer } from '../auth/token-issuer.js';
import type { Route } from '../http/services.js';
import { ProblemError } from '../problems/problem-error.js';
import { readTokenRequest } from './read-token-request.js';

/** `POST /v1/tokens` */
export function tokensRoute(tokens: TokenIssuer, secrets: KeyList): Route {
  return async (c) => {
    refuseBrowsers(c.req.raw);
    requireKey(c.req.raw, secrets, 'secret');
    const request = await readTokenRequest(c.req.raw);
    const issued = await tokens.issue(request).catch((error: unknown) => {
      if (error instanceof GrantsTooLargeError) throw new ProblemError('grants_too_large', error.message);
      throw error;
    });
    return c.json(issued, 200, { 'Cache-Control': 'no-store' });
  };
}
