import type * as z from 'zod/mini';
import type { SchemaIssue } from './schema.js';

const KINDS: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'a boolean',
  int: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

/** Of a number without a fraction that is too large to be exact. */
const NOT_WHOLE = 'Expected a whole number';

/** What zod says, in the contract's terms. */
export function issueOf(issue: z.core.$ZodIssue): SchemaIssue {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const message = wordingOf(issue);
  return issue.code === 'invalid_type' ? { path, message, expected: issue.expected } : { path, message };
}

/**
 * Says what is wrong in our own words, since zod's depend on the locale that the host may have set. The value is never repeated: it may
 * be private, or long.
 */
export function wordingOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Expected ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'unrecognized_keys':
      return `Unknown: ${issue.keys.join(', ')}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      if (issue.maximum === Number.MAX_SAFE_INTEGER) return NOT_WHOLE;
      return `Expected at most ${String(issue.maximum)}${unitOf(issue.origin)}`;
    case 'invalid_union':
      return 'options' in issue && issue.options ? oneOf(issue.options) : issue.message;
    default:
      // Every pattern, refinement and plain union of this folder brings its message with it.
      return issue.message;
  }
}

function oneOf(values: readonly unknown[]): string {
  return `Expected one of: ${values.map(String).join(', ')}`;
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'string' && issue.minimum === 1) return 'Must not be empty';
  if (issue.minimum === Number.MIN_SAFE_INTEGER) return NOT_WHOLE;
  return `Expected at least ${String(issue.minimum)}${unitOf(issue.origin)}`;
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' elements' : '';
}
