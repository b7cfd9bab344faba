import type { ErrorKind, ScopedRole } from '@credit-usage/sdk';
import { readList, readObject, readText } from '../util/read.js';

/**
 * The kinds of the SDK's errors, and `unknown` for an error of another transport that fits none of them.
 *
 * @public
 */
export type CreditLoadErrorKind = ErrorKind | 'unknown';

/**
 * Why loading failed: what a page can act on, and the original error for developers.
 *
 * @public
 */
export interface CreditLoadError {
  /** The kind of error. */
  readonly kind: CreditLoadErrorKind;
  /** The specific case, such as `range_too_large`. New codes may be added. */
  readonly code?: string;
  /** Whether trying again can help. */
  readonly retryable: boolean;
  /** The ID of the failed request, to quote to those who run the server. */
  readonly requestId?: string;
  /** For `missing_role`: the roles of which any one suffices; empty if the viewer is not a member of any organization, absent if the source does not say which. */
  readonly requiredRoles?: readonly ScopedRole[];
  /**
   * What the source rejected with. The message of an SDK error says what to do, such as what a token function must return. It is meant for
   * the console or a log: no element shows it. Absent where the answer arrived but cannot be read.
   */
  readonly cause?: unknown;
}

/** Whether trying again can help, for errors that do not say so themselves. */
const RETRYABLE: Readonly<Record<CreditLoadErrorKind, boolean>> = {
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

/** Reads whatever a source rejected with: an error of this or another copy of the SDK, or of another transport. */
export function loadErrorOf(thrown: unknown): CreditLoadError {
  try {
    return readLoadError(thrown);
  } catch {
    // Even reading a value may throw: a revoked proxy does.
    return { kind: 'unknown', retryable: true, cause: thrown };
  }
}

function readLoadError(thrown: unknown): CreditLoadError {
  const fields = readObject(thrown) ?? {};
  const kind = kindOf(fields);
  const code = shortText(fields.code);
  const requestId = shortText(fields.requestId);
  const requiredRoles = kind === 'missing_role' ? rolesOf(fields.requiredRoles) : undefined;
  return {
    kind,
    ...(code === undefined ? {} : { code }),
    retryable: typeof fields.isRetryable === 'boolean' ? fields.isRetryable : RETRYABLE[kind],
    ...(requestId === undefined ? {} : { requestId }),
    ...(requiredRoles ? { requiredRoles } : {}),
    cause: thrown,
  };
}

type Fields = Readonly<Record<string, unknown>>;

function kindOf(fields: Fields): CreditLoadErrorKind {
  const { kind, code, name } = fields;
  if (typeof kind === 'string' && Object.hasOwn(RETRYABLE, kind)) return kind as CreditLoadErrorKind;
  if (code === 'role_required') return 'missing_role';
  if (typeof fields.status === 'number') return kindOfStatus(fields.status);
  if (name === 'AbortError') return 'aborted';
  if (name === 'TimeoutError') return 'timeout';
  // `fetch` throws a TypeError when there is no response.
  return name === 'TypeError' ? 'connection' : 'unknown';
}

const BY_STATUS: Readonly<Record<number, CreditLoadErrorKind>> = {
  400: 'invalid_request',
  401: 'authentication',
  403: 'access_denied',
  404: 'not_found',
  408: 'timeout',
  422: 'invalid_request',
  429: 'rate_limit',
};

function kindOfStatus(status: number): CreditLoadErrorKind {
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : 'api');
}

/** Codes and request IDs are short. A longer text is something else and must not reach the page. */
const MAX_LENGTH = 128;

function shortText(value: unknown): string | undefined {
  const text = readText(value);
  return text !== undefined && text.length <= MAX_LENGTH ? text : undefined;
}

/** The roles of a refusal. Undefined where none can be read: an empty list would say that the viewer is not a member of any organization. */
function rolesOf(given: unknown): readonly ScopedRole[] | undefined {
  const roles = readRoles(given);
  return roles.length > 0 || (Array.isArray(given) && given.length === 0) ? roles : undefined;
}

/** The roles that can be named. Incomplete ones are left out, since a sentence built from them would have gaps. */
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

/** Errors that mean the viewer may not, or may no longer, see the answer: an earlier one must not stay on the page. */
const REVOKING: ReadonlySet<CreditLoadErrorKind> = new Set(['missing_role', 'access_denied', 'not_found']);

/** Whether earlier answers must be removed after this error. */
export function isRevoking(error: CreditLoadError): boolean {
  return REVOKING.has(error.kind);
}
