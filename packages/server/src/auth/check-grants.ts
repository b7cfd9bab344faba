import { type SchemaIssue, type TokenRequest, TokenRequestSchema } from '@credit-usage/sdk/contract';
import { badParameters } from '../problems/problem-error.js';
import { shortened } from '../problems/shortened.js';
import type { TokenGrants } from './grants.js';

/** More of them would hide the first one. */
const MAX_FAULTS = 20;

/** What is wrong in one place. */
interface Fault {
  readonly parameter: string;
  readonly message: string;
}

/**
 * Checks grants that came with a request or a file.
 *
 * @param whole - what the value as a whole is called
 * @throws ProblemError `invalid_parameter`
 */
export function checkTokenRequest(value: unknown, whole = 'body'): TokenRequest {
  const faults = faultsOf(value, whole);
  if (!faults.length) return value as TokenRequest;
  throw badParameters(faults.map((fault) => ({ ...fault, code: 'invalid_parameter' })));
}

/** Checks grants that the host has made, and completes them. A mistake in them is a bug of the host, and not the caller's. @throws TypeError */
export function checkOwnGrants(grants: TokenGrants, caller: string): TokenRequest {
  const value = completed(grants);
  const faults = faultsOf(value, 'grants');
  if (!faults.length) return value as TokenRequest;
  throw new TypeError(
    `${caller}: ${faults.map(({ parameter, message }) => `${parameter}: ${message}`).join('; ')}`,
  );
}

/** Grants in the form of the contract: agents must be given there, and what is undefined must be left out. */
function completed(grants: unknown): unknown {
  if (typeof grants !== 'object' || grants === null) return grants;
  const { agents = [], ttlSeconds, ...rest } = grants as Partial<TokenGrants>;
  return { ...rest, agents, ...(ttlSeconds !== undefined && { ttlSeconds }) };
}

function faultsOf(value: unknown, whole: string): readonly Fault[] {
  const issues = issuesOf(value);
  return issues
    .slice(0, MAX_FAULTS)
    .map((issue) => ({ parameter: shortened(issue.path.join('.')) || whole, message: wordsOf(issue) }));
}

function issuesOf(value: unknown): readonly SchemaIssue[] {
  try {
    const checked = TokenRequestSchema.check(value);
    return checked.ok ? [] : checked.issues;
  } catch (error) {
    // zod hands the issues of an array on as arguments, of which there may be too many.
    if (error instanceof RangeError) return [{ path: [], message: 'Contains too many mistakes to list' }];
    throw error;
  }
}

/** A list that is left out was probably meant to be empty: the message says that it must be given as []. */
function wordsOf({ path, message, expected }: SchemaIssue): string {
  if (path.length === 1 && expected === 'array') return `${message}; [] when there are none`;
  return shortened(message);
}
