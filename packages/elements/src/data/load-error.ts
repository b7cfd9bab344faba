import type { ErrorKind, ScopedRole } from '@credit-usage/sdk';
import { readList, readObject, readText } from '../util/read.js';

/**
 * What went wrong, in the SDK's words; `unknown` for what another transport threw and cannot be told apart.
 *
 * @public
 */
export type LoadErrorKind = ErrorKind | 'unknown';

/**
 * Why an answer did not come: what a page can act on, and the error itself for those who look after the page.
 *
 * @public
 */
export interface LoadError {
  /** What kind of error it is. */
  readonly kind: LoadErrorKind;
  /** The case inside the kind, such as `range_too_large`. An open list. */
  readonly code?: string;
  /** Whether asking again can help. */
  readonly retryable: boolean;
  /** The server's name for the request, to be told to those who run it. */
  readonly requestId?: string;
  /** Of a `missing_role`: the roles any one of which suffices; empty for a viewer who is no member anywhere. */
  readonly requiredRoles?: readonly ScopedRole[];
  /**
   * What the source rejected with, as it is: an error of the SDK says in its message what to do, such as what a token function must
   * return. For the console or a log; no element ever shows anything of it. Absent where the answer itself cannot be drawn.
   */
  readonly cause?: unknown;
}

/** Whether asking again can help, by kind, for errors that do not say so themselves. */
const RETRYABLE: Readonly<Record<LoadErrorKind, boolean>> = {
  config: false,
  token_provider: true,
  connection: true,
  timeout: true,
  aborted: true,
  response_parse: false,
  response_validation: false,
  api: false,
  invalid_request: false,
  authentication: false,
  access_denied: false,
  missing_role: false,
  not_found: false,
  rate_limit: true,
  server: true,
  unknown: true,
};

/** Reads whatever a source rejected with: an error of the SDK, of any copy of it, or of another transport. */
export function loadErrorOf(thrown: unknown): LoadError {
  try {
    return readLoadError(thrown);
  } catch {
    // Even looking at a value may throw, as a revoked proxy does.
    return { kind: 'unknown', retryable: true, cause: thrown };
  }
}

function readLoadError(thrown: unknown): LoadError {
  const fields = readObject(thrown) ?? {};
  const kind = kindOf(fields);
  const code = shortText(fields.code);
  const requestId = shortText(fields.requestId);
  return {
    kind,
    ...(code === undefined ? {} : { code }),
    retryable: typeof fields.isRetryable === 'boolean' ? fields.isRetryable : RETRYABLE[kind],
    ...(requestId === undefined ? {} : { requestId }),
    ...(kind === 'missing_role' ? { requiredRoles: readRoles(fields.requiredRoles) } : {}),
    cause: thrown,
  };
}

type Fields = Readonly<Record<string, unknown>>;

function kindOf(fields: Fields): LoadErrorKind {
  const { kind, code, name } = fields;
  if (typeof kind === 'string' && Object.hasOwn(RETRYABLE, kind)) return kind as LoadErrorKind;
  if (code === 'role_required') return 'missing_role';
  if (typeof fields.status === 'number') return kindOfStatus(fields.status);
  if (name === 'AbortError') return 'aborted';
  if (name === 'TimeoutError') return 'timeout';
  // What `fetch` throws when there is no answer.
  return name === 'TypeError' ? 'connection' : 'unknown';
}

const BY_STATUS: Readonly<Record<number, LoadErrorKind>> = {
  400: 'invalid_request',
  401: 'authentication',
  403: 'access_denied',
  404: 'not_found',
  408: 'timeout',
  422: 'invalid_request',
  429: 'rate_limit',
};

function kindOfStatus(status: number): LoadErrorKind {
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : 'api');
}

/** Names of requests and cases are short; a longer text is something else, and not for the page. */
const MAX_LENGTH = 128;

function shortText(value: unknown): string | undefined {
  const text = readText(value);
  return text !== undefined && text.length <= MAX_LENGTH ? text : undefined;
}

/** The roles that can be named; a lying list must not become a sentence with holes. */
export function readRoles(value: unknown): readonly ScopedRole[] {
  return readList(value).flatMap((item) => {
    const fields = readObject(item);
    const scope = readObject(fields?.scope);
    const role = readText(fields?.role);
    const id = readText(scope?.id);
    const type = scope?.type === 'agent' ? 'agent' : 'organization';
    if (role === undefined || id === undefined) return [];
    const organizationId = readText(scope?.organizationId);
    return [
      {
        role,
        scope: {
          type,
          id,
          ...(organizationId === undefined ? {} : { organizationId }),
          name: readText(scope?.name) ?? id,
        },
      },
    ];
  });
}

/** These say that the viewer may not, or may no longer, see it: an answer from before must not stay on the page. */
const REVOKING: ReadonlySet<LoadErrorKind> = new Set(['missing_role', 'access_denied', 'not_found']);

/** Whether an error takes back what was answered before. */
export function isRevoking(error: LoadError): boolean {
  return REVOKING.has(error.kind);
}
