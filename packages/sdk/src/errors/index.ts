export { AccessDeniedError, type MissingRoleDetails, MissingRoleError } from './access-error.js';
export {
  ApiError,
  type ApiErrorDetails,
  AuthenticationError,
  InvalidRequestError,
  NotFoundError,
  RateLimitError,
  ServerError,
} from './api-error.js';
export {
  type ApiErrorKind,
  CreditUsageError,
  type ErrorDetails,
  type ErrorJson,
  type ErrorKind,
} from './base.js';
export { ConfigError } from './config-error.js';
export { type ResponseIssue, ResponseParseError, ResponseValidationError } from './data-error.js';
export * from './guards.js';
export { TokenProviderError } from './token-error.js';
export { AbortedError, ConnectionError, TimeoutError, type TimeoutPhase } from './transport-error.js';
