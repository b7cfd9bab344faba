import type { UsageQuery } from '@credit-usage/sdk';
import { key, toSearchParams } from '@credit-usage/sdk/query';
import { isTimeZone } from '@credit-usage/sdk/time';
import { attempt } from '../util/attempt.js';
import { readObject, readText } from '../util/read.js';

/**
 * What the elements of a page look at together: the SDK's query object. `query.toSearchParams` and
 * `query.fromSearchParams` of the SDK put it into a URL and take it out again.
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

/** The attributes that hold filters, and the filter that each one is. */
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

/** Those that mean something each by itself; the range is read as a whole. */
const SINGLE: readonly CreditFilterName[] = [
  'organizationId',
  'agentId',
  'categories',
  'bucket',
  'groupBy',
  'top',
  'compare',
];

/** Filters from whatever was set: what the API could not be asked for counts as not set. */
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

/** A named period, else both ends of one's own: half a range is none. */
function readRange({ period, from, to }: Fields): CreditFilters {
  if (!isEmpty(period) && isAskable({ period })) return { period } as CreditFilters;
  return !isEmpty(from) && !isEmpty(to) && isAskable({ from, to }) ? ({ from, to } as CreditFilters) : {};
}

function readSingle(name: CreditFilterName, value: unknown): Partial<Fields> {
  if (isEmpty(value)) return {};
  const legal = name === 'categories' ? readCategories(value) : value;
  return isAskable({ [name]: legal }) && !isNothing(legal) ? { [name]: legal } : {};
}

/** A list, or names with commas between, without blanks and repeats; in order, so that the same choice is the same value. */
export function readCategories(value: unknown): readonly string[] {
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  const names = list.map((name) => readText(name)?.trim()).filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
const isNothing = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The SDK knows which values can be asked for. */
function isAskable(query: Fields): boolean {
  return attempt(() => toSearchParams(query as CreditFilters)) !== undefined;
}

const RANGE: readonly string[] = ['period', 'from', 'to'];

/** Filters after an attribute of theirs has changed. The attributes of a range mean something only together. */
export function withAttribute(
  filters: CreditFilters,
  name: string,
  read: (name: string) => string | null,
): CreditFilters {
  const names = RANGE.includes(name) ? RANGE : [name];
  const changed = names.map((each) => [FILTER_ATTRIBUTES[each] ?? each, read(each)]);
  return readFilters({ ...filters, ...Object.fromEntries(changed) });
}

/** Filters over others. A range is replaced as a whole: a period and the ends of another range exclude each other. */
export function overlay(under: CreditFilters, over: CreditFilters): CreditFilters {
  const { period, from, to, ...rest } = under;
  const range = over.period === undefined && over.from === undefined ? { period, from, to } : {};
  return withoutUndefined({ ...rest, ...range, ...over });
}

/** Some filters changed. A key that is there and undefined is taken away. */
export function changeFilters(filters: CreditFilters, change: CreditFilters): CreditFilters {
  return readFilters(overlay(filters, change));
}

function withoutUndefined(filters: Fields): CreditFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** Whether two filters ask the same. */
export function sameFilters(a: CreditFilters, b: CreditFilters): boolean {
  return key(a) === key(b);
}

/** Whether two filters make the same bars. Whose usage it is, and of what, changes how high they are, and not what they are of. */
export function sameBars(a: CreditFilters, b: CreditFilters): boolean {
  return sameFilters(barsOf(a), barsOf(b));
}

function barsOf({ period, from, to, timezone, bucket }: CreditFilters): CreditFilters {
  return readFilters({ period, from, to, timezone, bucket });
}

/** The reader's own zone as the API takes it. A browser may name one that the API does not know, or none. */
export function browserTimezone(): string {
  const zone = attempt(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  return isTimeZone(zone) ? zone : 'UTC';
}
