import { toSearchParams } from '@credit-usage/sdk/query';
import { headingLevel } from '../util/heading-level.js';
import { readObject } from '../util/read.js';
import { isTimeZone } from '../util/time-zone.js';
import { FILTER_ATTRIBUTES } from './filters.js';

/** What is wrong and what to do, followed by the present values for the console. */
export type Advice = readonly [text: string, ...given: unknown[]];

/** Warnings about an element's attributes and properties, and about `filters`, if they are set as an object. */
export function settingAdvice(element: Element, filters: unknown): readonly Advice[] {
  const own = Object.entries(FILTER_ATTRIBUTES).map(([attribute, name]) => [
    name,
    // For a wrong one, too, `compare` reads `none`, as if nothing had been set.
    (name === 'compare' && element.getAttribute(attribute)) ||
      Reflect.get(element, name) ||
      element.getAttribute(attribute),
  ]);
  // The property has already replaced an invalid level by the default.
  const level: unknown = element.getAttribute('heading-level') ?? Reflect.get(element, 'headingLevel');
  const isLevel = level === undefined || headingLevel(level) === Number(level);
  return [
    ...filterAdvice(Object.fromEntries(own)),
    ...filterAdvice(readObject(filters) ?? {}),
    ...(isLevel ? [] : [['ignores a heading-level outside 2 to 6:', level] as const]),
  ];
}

/** The SDK's error for filters: its message says what is valid. */
function filterAdvice(filters: object): readonly Advice[] {
  // Here it is valid not to compare, and to write categories as one text.
  const isMeant = ([name, value]: [string, unknown]): boolean =>
    Boolean(value) && name !== 'categories' && !(name === 'compare' && value === 'none');
  const given = Object.fromEntries(Object.entries(filters).filter(isMeant));
  if (given.timezone && !isTimeZone(given.timezone))
    return [['ignores a timezone: give an IANA name, such as Europe/Berlin.', given]];
  try {
    toSearchParams(given);
    return [];
  } catch (error) {
    return [[`ignores a filter: ${(error as Error).message}.`, given]];
  }
}
