import type { UsageQuery } from '@credit-usage/sdk';
import { key, toSearchParams } from '@credit-usage/sdk/query';
import { attempt } from '../util/attempt.js';
import { categoriesIn } from '../util/category-selection.js';
import { readObject } from '../util/read.js';
import { isTimeZone } from '../util/time-zone.js';

/**
 * The filters of elements: the SDK's query object. `query.toSearchParams` of the SDK writes it into a URL, and `query.fromSearchParams` reads
 * it from there.
 *
 * @public
 */
export type CreditFilters = UsageQuery;

/**
 * The names of the filters.
 *
 * @public
 */
export type CreditFilterName = keyof CreditFilters;

/** The filter for each filter attribute. */
export const FILTER_ATTRIBUTES: Readonly<Record<string, CreditFilterName>> = {
  period: 'period',
  from: 'from',
  to: 'to',
  timezone: 'timezone',
  'organization-id': 'organizationId',
  'agent-id': 'agentId',
  category: 'categories',
  bucket: 'bucket',
  'group-by': 'groupBy',
  compare: 'compare',
};

/** The filters that are read one by one; period and range are read as a whole. */
const SINGLE: readonly CreditFilterName[] = [
  'organizationId',
  'agentId',
  'categories',
  'bucket',
  'groupBy',
  'top',
  'compare',
];

/** Reads filters from whatever was set: values that the API would refuse count as not set. */
export function readFilters(given: unknown): CreditFilters {
  return (
    attempt(() => {
      const fields = readObject(given) ?? {};
      const zone = fields.timezone;
      const filters = { ...readRange(fields), ...(isTimeZone(zone) ? { timezone: zone } : {}) };
      return Object.assign(filters, ...SINGLE.map((name) => readSingle(name, fields[name])));
    }) ?? {}
  );
}

type Fields = Readonly<Record<string, unknown>>;

/** A named period, else a custom range, which needs both ends. */
function readRange({ period, from, to }: Fields): CreditFilters {
  if (!isEmpty(period) && isAskable({ period })) return { period } as CreditFilters;
  return !isEmpty(from) && !isEmpty(to) && isAskable({ from, to }) ? ({ from, to } as CreditFilters) : {};
}

function readSingle(name: CreditFilterName, value: unknown): Partial<Fields> {
  if (isEmpty(value)) return {};
  const legal = name === 'categories' ? readCategories(value) : value;
  return isAskable({ [name]: legal }) && !isNothing(legal) ? { [name]: legal } : {};
}

/** A list, or names separated by commas, without blanks and repeats; sorted, so that the same choice is always the same value. */
export function readCategories(value: unknown): readonly string[] {
  return [...new Set(categoriesIn(value))].sort();
}

/** Whether a value counts as not set. */
export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
const isNothing = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The SDK throws for values that the API would refuse. */
function isAskable(query: Fields): boolean {
  return attempt(() => toSearchParams(query as CreditFilters)) !== undefined;
}

/** The filters of a range, which are read together. */
export const RANGE: readonly CreditFilterName[] = ['period', 'from', 'to'];

/** Overrides filters with others. Period and range are replaced as a whole, since they exclude each other. */
export function overlay(under: CreditFilters, over: CreditFilters): CreditFilters {
  const { period, from, to, ...rest } = under;
  const range = over.period === undefined && over.from === undefined ? { period, from, to } : {};
  return withoutUndefined({ ...rest, ...range, ...over });
}

/** Changes some filters. A key whose value is undefined is removed. */
export function changeFilters(filters: CreditFilters, change: CreditFilters): CreditFilters {
  return readFilters(overlay(filters, change));
}

function withoutUndefined(filters: Fields): CreditFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** Whether both filters make the same query. */
export function sameFilters(a: CreditFilters, b: CreditFilters): boolean {
  return key(a) === key(b);
}

/** Whether both filters give bars of the same times. Organization, agent and categories only change how high they are. */
export function sameBars(a: CreditFilters, b: CreditFilters): boolean {
  return sameFilters(barsOf(a), barsOf(b));
}

function barsOf({ period, from, to, timezone, bucket }: CreditFilters): CreditFilters {
  return readFilters({ period, from, to, timezone, bucket });
}

/** The reader's own time zone, or UTC where the browser names none or one that the API does not know. */
export function browserTimezone(): string {
  const zone = attempt(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  return isTimeZone(zone) ? zone : 'UTC';
}
