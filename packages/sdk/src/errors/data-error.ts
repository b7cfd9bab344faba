import type { SchemaIssue } from '../contract/schema.js';
import { CreditUsageError, type ErrorDetails, type ErrorJson } from './base.js';
import { nameClass } from './brand.js';

/**
 * The API answered with a success status, but not with JSON: often `baseUrl` points at something else.
 *
 * @public
 */
export class ResponseParseError extends CreditUsageError {
  static {
    nameClass(ResponseParseError, 'ResponseParseError');
  }

  /** The kind of error. */
  override readonly kind = 'response_parse' as const;
}

/**
 * One place of an answer that is not as the contract says. It never has the value.
 *
 * @public
 */
export interface ResponseIssue {
  /** The place, as `buckets.0.total`. */
  readonly path: string;
  /** What the contract expects there. */
  readonly expected: string;
}

/**
 * The API answered with JSON that is not what the contract says.
 *
 * @public
 */
export class ResponseValidationError extends CreditUsageError {
  static {
    nameClass(ResponseValidationError, 'ResponseValidationError');
  }

  /** The kind of error. */
  override readonly kind = 'response_validation' as const;
  /** Where the answer differs from the contract, at most ten places. */
  readonly issues: readonly ResponseIssue[];

  constructor(issues: readonly ResponseIssue[], details: Partial<ErrorDetails> = {}) {
    const first = issues[0];
    const where = first ? ` at ${first.path === '' ? 'the top' : first.path}: ${first.expected}` : '';
    super(`The answer is not what the contract says${where}`, { code: 'invalid_response', ...details });
    this.issues = issues.slice(0, MAX_ISSUES);
  }

  /** A plain form that is safe to log. */
  override toJSON(): ErrorJson {
    return { ...super.toJSON(), issues: this.issues };
  }
}

const MAX_ISSUES = 10;

/** The contract's findings, as an error shows them. */
export function toResponseIssues(issues: readonly SchemaIssue[]): ResponseIssue[] {
  return issues.map(({ path, message }) => ({ path: path.join('.'), expected: message }));
}
