import {
  checkParameter,
  DEFAULT_LIMIT,
  operations,
  type ParameterError,
  type ReadOperation,
} from '@credit-usage/sdk/contract';
import { badParameters } from './problem-error.js';

/** A read's query parameters, each legal by itself. */
export interface Parameters {
  /** The value of a parameter that stands once. */
  one(name: string): string | undefined;
  /** The values of a parameter that may be repeated. */
  many(name: string): readonly string[] | undefined;
}

/** Reads the parameters of a URL; every one that is wrong is named. */
export function readParameters(operation: ReadOperation, search: URLSearchParams): Parameters {
  const { query, repeated } = operations[operation];
  const errors: ParameterError[] = [];
  const values = new Map<string, readonly string[]>();
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name);
    const error = judge(operation, name, all, query, repeated);
    if (error) errors.push({ parameter: name, code: 'invalid_parameter', ...error });
    else values.set(name, all);
  }
  if (errors.length) throw badParameters(errors);
  return { one: (name) => values.get(name)?.[0], many: (name) => values.get(name) };
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
