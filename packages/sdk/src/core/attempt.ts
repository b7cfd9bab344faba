import { CreditUsageError } from '../errors/base.js';
import { ConfigError } from '../errors/config-error.js';
import { errorFromResponse } from '../errors/from-response.js';
import { safeCause } from '../errors/safe-cause.js';
import { redact } from '../errors/secrets.js';
import { ConnectionError } from '../errors/transport-error.js';
import type { Call } from './call.js';
import type { Deadline } from './deadline.js';
import { credentialsIn, mergeHeaders, requestIdOf } from './headers.js';
import { parseAnswer } from './parse.js';
import { parseRetryAfter } from './retry-after.js';
import type { Settings } from './settings.js';
import { send, type TransportResponse } from './transport.js';

/** An answer of whatever status, from which every credential that was sent has been taken out. */
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
  let answered = false;
  const sending = send({
    url: `${settings.baseUrl}${call.path}${query === '' ? '' : `?${query}`}`,
    headers: mergeHeaders({ accept: 'application/json' }, headers, {
      authorization: token === undefined ? token : `Bearer ${token}`,
    }),
    credentials: settings.credentials,
    signal: deadline.signal,
    fetch: settings.fetch,
    onHeaders: () => {
      answered = true;
      deadline.enter('body');
    },
  });
  // When the deadline comes first, nobody waits for this one any more.
  sending.catch(() => {});
  try {
    return cleaned(await deadline.race(sending), secrets);
  } catch (error) {
    throw error instanceof CreditUsageError
      ? error
      : connectionError(settings.baseUrl, error, answered, secrets);
  }
}

/**
 * What must not come back in an error: the token, credentials in the host's own headers, and the cursor, which says where a viewer
 * is. Not headers as such: a tenant's name in one of them would be missing from the roles that an error asks for.
 */
function secretsOf(
  call: Call<unknown>,
  token: string | undefined,
  headers: Readonly<Record<string, string>>,
): readonly string[] {
  const cursor = call.search.get('cursor') ?? '';
  return [token ?? '', ...credentialsIn(headers), cursor, encodeURIComponent(cursor)];
}

/** The data of a successful answer; otherwise the error that it is. */
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

/** 0 is one that a browser hides. */
const isRedirect = (status: number): boolean => [0, 301, 302, 303, 307, 308].includes(status);

/** Where it leads to is named without the query, which may hold what a login needs. */
function redirectError(headers: Headers, requestId: string | undefined): ConnectionError {
  const where = headers.get('location')?.replace(/[?#].*|[^/]*@/g, '');
  const to = where ? ` to ${where}` : '';
  return new ConnectionError(
    `The API redirects${to}, probably to a login page or a new address: check baseUrl. Redirects are not followed`,
    { code: 'redirected', isRetryable: false, requestId },
  );
}

/** Only an error repeats what the server said; data is checked against the contract and handed on as it is. */
function cleaned({ status, headers, text }: TransportResponse, secrets: readonly string[]): AttemptAnswer {
  const requestId = requestIdOf(headers);
  const failed = status >= 300;
  if (failed) for (const [name, value] of [...headers]) headers.set(name, redact(value, secrets));
  return {
    status,
    headers,
    text: failed ? redact(text, secrets) : text,
    requestId: requestId && redact(requestId, secrets),
  };
}

function connectionError(
  baseUrl: string,
  error: unknown,
  answered: boolean,
  secrets: readonly string[],
): CreditUsageError {
  const cause = safeCause(error, secrets);
  // No network is behind these.
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
