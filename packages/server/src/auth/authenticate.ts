import { ProblemError } from '../problems/problem-error.js';
import { checkViewer } from './check-viewer.js';
import { isOneOf, type KeyList } from './keys.js';
import { TokenRefusedError } from './token-errors.js';
import type { TokenIssuer } from './token-issuer.js';
import type { Viewer } from './viewer.js';

/**
 * Says who is asking: a viewer, which `viewerOf` makes from grants, or null for somebody unknown, which is answered with 401. May be
 * asynchronous. When it throws, or returns anything else, the answer is 500, and `onError` is called.
 *
 * @public
 */
export type Authenticate = (request: Request) => Viewer | null | Promise<Viewer | null>;

/** The host's own `authenticate`, with its answers checked: cursors, rate limits and roles depend on them. */
export function authenticateByHost(authenticate: Authenticate): (request: Request) => Promise<Viewer | null> {
  return async (request) => {
    const viewer = await authenticate(request);
    if (viewer !== null) checkViewer(viewer);
    return viewer;
  };
}

/** Reads a viewer token. Neither of the keys is accepted as a token. */
export function authenticateByToken(tokens: TokenIssuer): (request: Request) => Promise<Viewer> {
  return async (request) => {
    const token = bearerOf(request, 'A viewer token');
    try {
      return await tokens.verify(token);
    } catch (error) {
      throw error instanceof TokenRefusedError ? refused(error) : error;
    }
  };
}

function refused({ reason, message }: TokenRefusedError): ProblemError {
  return reason === 'expired'
    ? new ProblemError('token_expired', message, {}, challenge('The token has expired'))
    : new ProblemError('unauthenticated', message, {}, challenge('The token is not valid'));
}

/** The 401 for a request without a viewer. */
export function unauthenticated(): ProblemError {
  return new ProblemError('unauthenticated', 'Authentication is required. Sign in first.', {}, challenge());
}

/** Lets only the holder of one of these keys pass. */
export function requireKey(request: Request, keys: KeyList, purpose: string): void {
  const key = `The ${purpose} key`;
  if (!isOneOf(bearerOf(request, key), keys)) {
    throw new ProblemError(
      'unauthenticated',
      `${key} is required, and this is not it.`,
      {},
      challenge('The key is not valid here'),
    );
  }
}

/** Keys belong on servers: when a browser sends one, it has leaked into a page. */
export function refuseBrowsers(request: Request): void {
  if (request.headers.has('origin')) {
    throw new ProblemError(
      'unauthenticated',
      'This route must be called from a server, never from a browser. Keys must not reach a page.',
      {},
      challenge(),
    );
  }
}

/** @param what - what should have been sent, for the error when it was not */
function bearerOf(request: Request, what: string): string {
  const match = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(request.headers.get('authorization') ?? '');
  if (!match)
    throw new ProblemError(
      'unauthenticated',
      `${what} is required. Send it as "Authorization: Bearer …".`,
      {},
      challenge(),
    );
  return match[1] as string;
}

/** The header that goes with a 401. */
function challenge(description?: string): Record<string, string> {
  return {
    'WWW-Authenticate': description
      ? `Bearer realm="credit-usage", error="invalid_token", error_description="${description}"`
      : 'Bearer realm="credit-usage"',
  };
}
