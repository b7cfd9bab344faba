import { ProblemError } from '../http/problem-error.js';
import { isOneOf, type KeyList } from './keys.js';
import { challenge, type ViewerTokens } from './tokens.js';
import type { Viewer } from './viewer.js';

/**
 * Says who is asking; null when nobody who is known, which is answered with 401.
 *
 * @public
 */
export type Authenticate = (request: Request) => Promise<Viewer | null>;

/** Reads a viewer token. A key is no token, whichever it is. */
export function authenticateByToken(tokens: ViewerTokens): (request: Request) => Promise<Viewer> {
  return async (request) => tokens.verify(bearerOf(request));
}

/** A 401 for a request without a viewer. */
export function unauthenticated(): ProblemError {
  return new ProblemError('unauthenticated', 'This needs a viewer. Sign in first.', {}, challenge());
}

/** Lets only the holder of one of these keys pass. */
export function requireKey(request: Request, keys: KeyList, purpose: string): void {
  if (!isOneOf(bearerOf(request), keys)) {
    throw new ProblemError(
      'unauthenticated',
      `This needs the ${purpose} key.`,
      {},
      challenge('The key is not valid here'),
    );
  }
}

/** Keys belong on servers: a request that a browser made with one means that it has leaked into a page. */
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

function bearerOf(request: Request): string {
  const match = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(request.headers.get('authorization') ?? '');
  if (!match) throw new ProblemError('unauthenticated', 'Send "Authorization: Bearer …".', {}, challenge());
  return match[1] as string;
}
