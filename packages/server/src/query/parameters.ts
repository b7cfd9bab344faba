import {
  checkParameter,
  DEFAULT_LIMIT,
  operations,
  type ParameterError,
  type ReadOperation,
} from '@credit-usage/sdk/contract';
import { badParameter, badParameters } from '../problems/problem-error.js';
import { shortened } from '../problems/shortened.js';

/** A read's query parameters, each legal by itself. */
export interface Parameters {
  /** The value of a parameter that may be given once. */
  one(name: string): string | undefined;
  /** The values of a parameter that may be repeated. */
  many(name: string): readonly string[] | undefined;
}

/** A longer query is refused without being read. A hundred categories with the longest names fit. */
const MAX_LENGTH = 16_384;
/** How many errors are listed: more would bury the first one, and make a long answer to a short request. */
const MAX_ERRORS = 20;

/** Reads the parameters of a URL. @throws ProblemError that names those that are wrong */
export function readParameters(operation: ReadOperation, search: URLSearchParams): Parameters {
  const { query, repeated } = operations[operation];
  const errors: ParameterError[] = [];
  const values = new Map<string, readonly string[]>();
  for (const name of new Set(search.keys())) {
    if (errors.length >= MAX_ERRORS) break;
    const all = search.getAll(name);
    const error = judge(operation, name, all, query, repeated);
    if (error) errors.push({ parameter: name, code: 'invalid_parameter', ...error });
    else values.set(name, all);
  }
  if (errors.length) throw badParameters(errors);
  return { one: (name) => values.get(name)?.[0], many: (name) => values.get(name) };
}

/** Refuses a query of so many characters, and names the parameter that takes the most of it. */
export function refuseLong(length: number, search: URLSearchParams): void {
  if (length <= MAX_LENGTH) return;
  const lengths = new Map<string, number>();
  for (const [name, value] of search)
    lengths.set(name, (lengths.get(name) ?? 0) + name.length + value.length);
  const [longest] = [...lengths].sort(([, a], [, b]) => b - a).map(([name]) => shortened(name, 100));
  throw badParameter(
    'invalid_parameter',
    longest ?? '',
    `The query has ${length} characters; the limit is ${MAX_LENGTH}. Split it into several requests`,
  );
}

function judge(
  operation: ReadOperation,
  name: string,
  values: readonly string[],
  known: readonly string[],
  repeated: readonly string[],
): { message: string; allowed?: readonly string[] } | undefined {
  if (!known.includes(name)) return { message: 'This route does not know this parameter', allowed: known };
  if (values.includes('')) return { message: 'Must not be empty; leave it out for the default' };
  if (repeated.includes(name)) {
    const checked = checkParameter(operation, name, values);
    return checked.ok ? undefined : checked;
  }
  if (values.length > 1) return { message: 'Must not be repeated' };
  const checked = checkParameter(operation, name, values[0] as string);
  return checked.ok ? undefined : checked;
}

/** The rows of a page. */
export function readLimit(parameters: Parameters): number {
  return Number(parameters.one('limit') ?? DEFAULT_LIMIT);
}
