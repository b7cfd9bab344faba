import { toSearchParams } from '@credit-usage/sdk/query';
import { FILTER_ATTRIBUTES } from './filters.js';

/** What is wrong and what to do, and what is set instead, to look at in the console. */
export type Advice = readonly [text: string, ...given: unknown[]];

/** What the SDK has against the filters that are set, in properties or attributes: its sentence says what would do. */
export function filterAdvice(element: Element): readonly Advice[] {
  const given: Record<string, unknown> = {};
  for (const [attribute, name] of Object.entries(FILTER_ATTRIBUTES)) {
    const value: unknown = name in element ? Reflect.get(element, name) : element.getAttribute(attribute);
    // Not to compare is a choice, and categories may stand in a text.
    if (value && !/^c/.test(name)) given[name] = value;
  }
  try {
    toSearchParams(given);
    return [];
  } catch (error) {
    return [[`ignores a filter: ${(error as Error).message}.`, given]];
  }
}
