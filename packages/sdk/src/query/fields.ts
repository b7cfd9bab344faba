import {
  BUCKETS,
  COMPARES,
  GROUP_BYS,
  MAX_LIMIT,
  MAX_TOP,
  PERIODS,
  SORTS,
} from '../contract/requests/vocabulary.js';
import { invalidQuery } from '../errors/config-error.js';
import { parseInstant } from '../time/instant.js';
import { isLocalDate } from '../time/local-date.js';
import type { Query } from './types.js';

/** The keys that a query may have. */
export type QueryKey = keyof Query;

/** One key of a query, and the parameter of a URL that it becomes. */
export interface Field {
  readonly parameter: string;
  /** The parameter's values; none for an empty list. Its error says what is wrong, but never repeats the value. */
  write(value: unknown): readonly string[];
  /** Turns the parameter's values back into the key's value. */
  read(values: readonly string[]): unknown;
}

/** All keys, in the order in which they appear in URLs. */
export const FIELDS: Readonly<Record<QueryKey, Field>> = {
  period: oneOf('period', PERIODS),
  from: moment('from'),
  to: moment('to'),
  timezone: text('timezone'),
  organizationId: text('organizationId'),
  agentId: text('agentId'),
  conversationId: text('conversationId'),
  categories: texts('category'),
  bucket: oneOf('bucket', BUCKETS),
  groupBy: oneOf('groupBy', GROUP_BYS),
  top: number('top', MAX_TOP, 'all'),
  compare: oneOf('compare', COMPARES),
  sort: oneOf('sort', SORTS),
  q: text('q'),
  limit: number('limit', MAX_LIMIT),
};

export const QUERY_KEYS = Object.keys(FIELDS) as QueryKey[];

function single(
  parameter: string,
  write: (value: unknown) => string,
  read: (value: string) => unknown = String,
): Field {
  return {
    parameter,
    write: (value) => [write(value)],
    read: ([value = '', ...more]) => {
      if (more.length > 0) throw invalidQuery(`${parameter} may be given only once`);
      const result = read(value);
      write(result);
      return result;
    },
  };
}

function text(parameter: string): Field {
  return single(parameter, (value) => asText(parameter, value));
}

function oneOf(parameter: string, legal: readonly string[]): Field {
  return single(parameter, (value) => {
    if (typeof value === 'string' && legal.includes(value)) return value;
    throw invalidQuery(`${parameter} must be one of: ${legal.join(', ')}`);
  });
}

function moment(parameter: string): Field {
  return single(parameter, (value) => asMoment(parameter, value));
}

function number(parameter: string, max: number, word?: string): Field {
  const check = (value: unknown): string => {
    if (word !== undefined && value === word) return word;
    const count = value as number;
    if (Number.isInteger(value) && count >= 1 && count <= max) return String(value);
    throw invalidQuery(`${parameter} must be a whole number from 1 to ${max}${word ? `, or "${word}"` : ''}`);
  };
  return single(parameter, check, (value) => (/^[1-9]\d*$/.test(value) ? Number(value) : value));
}

/** Sorted and without repeats, so that the same choice gives the same URL. */
function texts(parameter: string): Field {
  const write = (value: unknown): readonly string[] => {
    if (!Array.isArray(value)) throw invalidQuery('categories must be an array of strings');
    return [...new Set(value.map((item) => asText(parameter, item)))].sort();
  };
  return { parameter, write, read: write };
}

function asText(parameter: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw invalidQuery(`${parameter} must be a non-empty string`);
}

/** Refuses two ends of different kinds. */
export function checkAlike(from: string, to: string): void {
  if (isLocalDate(from) !== isLocalDate(to)) {
    throw invalidQuery('from and to must both be dates, or both instants');
  }
}

/** One end of a range: a date that exists, or an instant. */
export function asMoment(name: string, value: unknown): string {
  if (typeof value === 'string' && (isLocalDate(value) || parseInstant(value) !== undefined)) return value;
  throw invalidQuery(
    `${name} must be a date that exists, such as "2026-11-22", or an instant such as "2026-11-22T09:00:00Z", of the years 1970 to 2199`,
  );
}
