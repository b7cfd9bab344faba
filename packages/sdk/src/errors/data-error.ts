import type { SchemaIssue } from '../contract/schema.js';
import { CreditUsageError, type ErrorDetails, type ErrorJson } from './base.js';
import { nameClass } from './brand.js';

/**
 * The API answered with a success status, but not with JSON. Often this means that `baseUrl` points at something else.
 *
 * @public
 */
export class ResponseParseError extends CreditUsageError {
  static {
    nameClass(this, 'ResponseParseError');
  }

  /** The kind of error. */
  override readonly kind = 'response_parse' as const;
}

/**
 * One place where an answer does not match the contract. The value found there is never included.
 *
 * @public
 */
export interface ResponseIssue {
  /** The place, such as `buckets.0.total`. */
  readonly path: string;
  /** What the contract expects there. */
  readonly expected: string;
}

/**
 * The API answered with JSON that does not match the contract, or that answers another query, as a cache may do.
 *
 * @public
 */
export class ResponseValidationError extends CreditUsageError {
  static {
    nameClass(this, 'ResponseValidationError');
  }

  /** The kind of error. */
  override readonly kind = 'response_validation' as const;
  /** The places where the answer does not match the contract, at most ten. */
  declare readonly issues: readonly ResponseIssue[];

  constructor(issues: readonly ResponseIssue[], details: Partial<ErrorDetails> = {}) {
    const first = issues[0];
    const where = first ? ` at ${first.path === '' ? 'the top' : first.path}: ${first.expected}` : '';
    super(`The answer does not match the contract${where}`, { code: 'invalid_response', ...details });
    this.issues = issues.slice(0, MAX_ISSUES);
  }

  /** A plain form that is safe to log. */
  override toJSON(): ErrorJson {
    return { ...super.toJSON(), issues: this.issues };
  }
}

const MAX_ISSUES = 10;

/** The error for an answer that matches the contract by itself, but not the answers before it, or its request. */
export const unfit = (
  { requestId }: Pick<ErrorDetails, 'requestId'>,
  path: string,
  expected: string,
  code: string,
): ResponseValidationError =>
  new ResponseValidationError([{ path, expected: `Expected ${expected}` }], { code, requestId });

/** The issues that a schema has found, as an error shows them. */
export function toResponseIssues(issues: readonly SchemaIssue[]): ResponseIssue[] {
  return issues.map(({ path, message }) => ({ path: path.join('.'), expected: message }));
}
