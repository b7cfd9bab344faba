import { ProblemError } from '../problems/problem-error.js';
import { checkViewer } from './check-viewer.js';
import { isOneOf, type KeyList } from './keys.js';
import { challenge, type ViewerTokens } from './tokens.js';
import type { Viewer } from './viewer.js';

/**
 * Says who is asking, at once or later: a viewer, which `viewerOf` makes of its grants, or null when it is nobody you know, which is answered
 * with 401. What it throws, and anything else that it returns, is answered with 500, and `onError` is told.
 *
 * @public
 */
export type Authenticate = (request: Request) => Viewer | null | Promise<Viewer | null>;

/** The host's own `authenticate`, with its answers checked: cursors, rate limits and roles stand on them. */
export function authenticateByHost(authenticate: Authenticate): (request: Request) => Promise<Viewer | null> {
  return async (request) => {
    const viewer = (await authenticate(request)) ?? null;
    if (viewer !== null) checkViewer(viewer);
    return viewer;
  };
}

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
