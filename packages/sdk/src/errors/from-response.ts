import type { ReadOperation } from '../contract/requests/vocabulary.js';
import { AccessDeniedError, MissingRoleError } from './access-error.js';
import {
  ApiError,
  type ApiErrorDetails,
  AuthenticationError,
  InvalidRequestError,
  NotFoundError,
  RateLimitError,
  ServerError,
} from './api-error.js';
import { type ReadProblem, readProblem } from './read-problem.js';
import { roleHint } from './role-hint.js';

/** The statuses after which the same request may succeed later. */
export const RETRYABLE_STATUSES: readonly number[] = [408, 429, 500, 502, 503, 504];

/** An answer that is not a success. Credentials have already been removed from its text, headers and request id. */
export interface FailedResponse {
  readonly operation: ReadOperation;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly text: string;
  /** Whether the request had neither a token nor cookies to say who is asking. */
  readonly anonymous?: boolean;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** The error for an answer. The status decides its class first: a 404 never becomes an error about roles. */
export function errorFromResponse(response: FailedResponse): ApiError {
  const { status } = response;
  const read = readProblem(response.text);
  const details: ApiErrorDetails = {
    status,
    headers: response.headers,
    code: read.code ?? `http_${status}`,
    problem: read.problem,
    isRetryable: RETRYABLE_STATUSES.includes(status),
    requestId: read.requestId ?? response.requestId,
    retryAfterMs: response.retryAfterMs,
  };
  if (status === 403) return accessError(read, response.operation, details);
  const ErrorClass = CLASSES[status] ?? (status < 500 ? ApiError : ServerError);
  const first = status === 401 && response.anonymous ? NO_TOKEN : undefined;
  return new ErrorClass(messageOf(read, details, first), details);
}

function accessError(read: ReadProblem, operation: ReadOperation, details: ApiErrorDetails): ApiError {
  const { code, requiredRoles, heldRoles = [] } = read;
  if (code !== 'role_required' || !requiredRoles)
    return new AccessDeniedError(messageOf(read, details), details);
  const hint = roleHint(requiredRoles, `to see ${PURPOSES[operation] ?? operation}`);
  return new MissingRoleError(hint, { ...details, requiredRoles, heldRoles, hint });
}

/** Ends the sentence "You need the … role … to see …", where the operation's name does not. */
const PURPOSES: Readonly<Partial<Record<ReadOperation, string>>> = {
  conversations: 'recent conversations',
  conversationCredits: 'the credit details of this conversation',
};

const CLASSES: Readonly<Record<number, typeof ApiError>> = {
  400: InvalidRequestError,
  401: AuthenticationError,
  404: NotFoundError,
  422: InvalidRequestError,
  429: RateLimitError,
};

const NO_TOKEN = 'No token was sent: set the token option';
const FAILED = 'The API, or something in front of it, has failed: try again later';

function messageOf(
  { detail, problem }: ReadProblem,
  { status, retryAfterMs }: ApiErrorDetails,
  first?: string,
): string {
  const hasFailed = status >= 500 && RETRYABLE_STATUSES.includes(status);
  const other = hasFailed ? FAILED : `The API answered with status ${status}`;
  const answered = detail ?? DEFAULT_DETAILS[status] ?? other;
  const said = first ? `${first}${detail ? `. ${detail}` : ''}` : answered;
  const parameters = (problem?.errors ?? []).map(({ parameter, message }) => `${parameter}: ${message}`);
  const lines = parameters.filter((line) => !said.includes(line));
  const wait = retryAfterMs === undefined ? '' : ` (retry after ${Math.ceil(retryAfterMs / 1000)} s)`;
  return `${status} ${said}${wait}${lines.length > 0 ? ` — ${lines.join('; ')}` : ''}`;
}

/** For answers whose body is not a problem, such as a proxy's page: what the status means and what to do. */
const DEFAULT_DETAILS: Readonly<Record<number, string>> = {
  401: 'Not authenticated: check the token option',
  403: 'Access denied, by the API or something in front of it',
  404: 'Not found: it does not exist, is not visible to this viewer, or baseUrl points at something else',
  429: 'Too many requests: send fewer or wait',
};
