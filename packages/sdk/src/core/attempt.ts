import { CreditUsageError } from '../errors/base.js';
import { ConfigError } from '../errors/config-error.js';
import { errorFromResponse } from '../errors/from-response.js';
import { safeCause } from '../errors/safe-cause.js';
import { redact, redactJson } from '../errors/secrets.js';
import { ConnectionError } from '../errors/transport-error.js';
import type { Call } from './call.js';
import type { Deadline } from './deadline.js';
import { credentialsIn, mergeHeaders, requestIdOf } from './headers.js';
import { parseAnswer } from './parse.js';
import { parseRetryAfter } from './retry-after.js';
import type { Settings } from './settings.js';
import { send, type TransportResponse } from './transport.js';

/** An answer of any status. If it is an error, every credential that was sent has been removed from it. */
export interface AttemptAnswer extends TransportResponse {
  readonly requestId: string | undefined;
}

/** Sends one request and reads the answer to its end. */
export async function request<T>(
  settings: Settings,
  call: Call<T>,
  token: string | undefined,
  headers: Readonly<Record<string, string>>,
  deadline: Deadline,
): Promise<AttemptAnswer> {
  const secrets = secretsOf(call, token, headers);
  const query = call.search.toString();
  deadline.enter('headers');
  let answered: { readonly requestId?: string } | undefined;
  const sending = send({
    url: `${settings.baseUrl}${call.path}${query === '' ? '' : `?${query}`}`,
    headers: mergeHeaders({ accept: 'application/json' }, headers, {
      authorization: token === undefined ? token : `Bearer ${token}`,
    }),
    credentials: settings.credentials,
    signal: deadline.signal,
    fetch: settings.fetch,
    onHeaders: (received) => {
      const requestId = safeId(received, secrets);
      answered = requestId === undefined ? {} : { requestId };
      deadline.enter('body');
    },
  });
  // When the deadline comes first, nobody handles a later failure of this promise.
  sending.catch(() => {});
  try {
    return cleaned(await deadline.race(sending), secrets);
  } catch (error) {
    const failed =
      error instanceof CreditUsageError
        ? error
        : connectionError(settings.baseUrl, error, answered !== undefined, secrets);
    // The deadline does not know that an answer has begun.
    throw Object.assign(failed, answered);
  }
}

/**
 * What an error must not repeat: the token, credentials in the host's own headers, and the cursor, which says where a viewer is. Other
 * headers may be repeated: if a tenant's name in a header were removed, it would be missing from the roles that an error names.
 */
function secretsOf(
  call: Call<unknown>,
  token: string | undefined,
  headers: Readonly<Record<string, string>>,
): readonly string[] {
  const secrets = [token ?? '', ...credentialsIn(headers), call.search.get('cursor') ?? ''];
  return [...secrets, ...secrets.map(encodeURIComponent)];
}

/** Returns the data of a successful answer; throws the error that any other answer means. */
export function readAnswer<T>(call: Call<T>, answer: AttemptAnswer, anonymous: boolean): T {
  const { status, headers, text, requestId } = answer;
  if (status >= 200 && status < 300) {
    return parseAnswer({ text, contentType: headers.get('content-type'), requestId }, call.schema);
  }
  if (isRedirect(status)) throw redirectError(headers, requestId);
  throw errorFromResponse({
    operation: call.operation,
    status,
    headers: Object.fromEntries(headers),
    text,
    requestId,
    anonymous,
    retryAfterMs: parseRetryAfter(headers.get('retry-after'), Date.now()),
  });
}

/** 0 is the status of a redirect that a browser hides. */
const isRedirect = (status: number): boolean => [0, 301, 302, 303, 307, 308].includes(status);

/** Names the target without its query, which may contain login credentials. */
function redirectError(headers: Headers, requestId: string | undefined): ConnectionError {
  const where = headers.get('location')?.replace(/[?#].*|[^/]*@/g, '');
  const to = where ? ` to ${where}` : '';
  return new ConnectionError(
    `The API redirects${to}, probably to a login page or a new address, and is not followed: check baseUrl`,
    { code: 'redirected', isRetryable: false, requestId },
  );
}

/** Removes credentials from error answers, which errors repeat. Data is checked against the contract and handed on unchanged. */
function cleaned({ status, headers, text }: TransportResponse, secrets: readonly string[]): AttemptAnswer {
  const failed = status >= 300;
  if (failed) for (const [name, value] of [...headers]) headers.set(name, redact(value, secrets));
  return {
    status,
    headers,
    text: failed ? redactJson(text, secrets) : text,
    requestId: safeId(headers, secrets),
  };
}

/** The server's name for the request, which a server may build from what was sent. */
function safeId(headers: Headers, secrets: readonly string[]): string | undefined {
  const requestId = requestIdOf(headers);
  return requestId && redact(requestId, secrets);
}

function connectionError(
  baseUrl: string,
  error: unknown,
  answered: boolean,
  secrets: readonly string[],
): CreditUsageError {
  const cause = safeCause(error, secrets);
  // These are mistakes in the code of `fetch`, not failures of the network.
  if (!answered && /^(?:Reference|Syntax|Range)Error$/.test((error as Error | undefined)?.name ?? '')) {
    return new ConfigError(`The fetch option failed: ${(cause as Error).message}`, {
      code: 'invalid_fetch',
      cause,
    });
  }
  if (answered) {
    const message = 'The connection broke before the answer was complete';
    return new ConnectionError(message, { code: 'connection_lost', cause });
  }
  return new ConnectionError(
    `No answer from ${baseUrl}: check the address, the network, and in a browser the server's CORS origins`,
    { cause },
  );
}
