import { toSearchParams } from '@credit-usage/sdk/query';
import { isTimeZone } from '@credit-usage/sdk/time';
import { headingLevel } from '../util/heading-level.js';
import { readObject } from '../util/read.js';
import { FILTER_ATTRIBUTES } from './filters.js';

/** What is wrong and what to do, and what is set instead, to look at in the console. */
export type Advice = readonly [text: string, ...given: unknown[]];

/** What there is against what is set in properties or attributes, and against `filters`, an object of them. */
export function settingAdvice(element: Element, filters: unknown): readonly Advice[] {
  const own = Object.entries(FILTER_ATTRIBUTES).map(([attribute, name]) => [
    name,
    Reflect.get(element, name) || element.getAttribute(attribute),
  ]);
  // The property has the usual level in place of one that is none.
  const level: unknown = element.getAttribute('heading-level') ?? Reflect.get(element, 'headingLevel');
  const isLevel = level === undefined || headingLevel(level) === Number(level);
  return [
    ...filterAdvice(Object.fromEntries(own)),
    ...filterAdvice(readObject(filters) ?? {}),
    ...(isLevel ? [] : [['takes a heading-level of 2 to 6, and not', level] as const]),
  ];
}

/** What the SDK has against filters: its sentence says what would do. */
function filterAdvice(filters: object): readonly Advice[] {
  // Not to compare is a choice, and categories may stand in a text.
  const isMeant = ([name, value]: [string, unknown]): boolean =>
    Boolean(value) && name !== 'categories' && !(name === 'compare' && value === 'none');
  const given = Object.fromEntries(Object.entries(filters).filter(isMeant));
  if (given.timezone && !isTimeZone(given.timezone))
    return [['ignores a timezone: it takes IANA names, such as Europe/Berlin.', given]];
  try {
    toSearchParams(given);
    return [];
  } catch (error) {
    return [[`ignores a filter: ${(error as Error).message}.`, given]];
  }
}
