import {
  isAuthenticationError,
  isConfigError,
  isConnectionError,
  isCreditUsageError,
  isMissingRoleError,
} from '@credit-usage/sdk';
import { UsageError } from './arguments.ts';

/** What went wrong and what to do about it, for the person at the terminal. */
export interface Explanation {
  readonly message: string;
  /** 2 when the command was called wrongly, else 1. */
  readonly exitCode: 1 | 2;
}

export function explain(error: unknown): Explanation {
  if (error instanceof UsageError) return { message: error.message, exitCode: 2 };
  // The SDK's own words name the variable or the option.
  if (isConfigError(error)) return { message: error.message, exitCode: 2 };
  if (isMissingRoleError(error)) return { message: error.hint, exitCode: 1 };
  if (isAuthenticationError(error))
    return {
      message: `${error.message}\nSet CREDIT_USAGE_TOKEN to a new token of a viewer, from POST /v1/tokens.`,
      exitCode: 1,
    };
  if (isConnectionError(error))
    return {
      message: `${error.message}\nIs the server running, and is CREDIT_USAGE_URL its address?`,
      exitCode: 1,
    };
  if (isCreditUsageError(error)) return { message: withRequest(error.message, error.requestId), exitCode: 1 };
  return { message: error instanceof Error ? error.message : String(error), exitCode: 1 };
}

const withRequest = (message: string, requestId: string | undefined): string =>
  requestId === undefined ? message : `${message}\nRequest ${requestId}`;
