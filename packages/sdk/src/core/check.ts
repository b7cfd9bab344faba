import { checkNames } from '../errors/check-names.js';
import { invalidOption } from '../errors/config-error.js';
import { nearMiss } from '../errors/near-miss.js';

/** Throws what is wrong with the value of an option. */
export type Rule = (value: unknown, name: string) => void;

/** The options that there are, each with its rule. */
export type Rules = Readonly<Record<string, Rule>>;

/** Refuses what is no object of known names. What is undefined is as good as absent. */
export function checkOptions(noun: string, options: unknown, rules: Rules, prefix = '', example = ''): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw invalidOption(`Expected an object of ${noun}s${example}`);
  }
  checkNames(noun, options, Object.keys(rules), 'unknown_option', nearMiss);
  for (const [key, value] of Object.entries(options)) {
    if (value !== undefined) rules[key]?.(value, prefix + key);
  }
}

/** Refuses a value that does not pass. */
export function mustBe(expected: string, passes: (value: never) => boolean): Rule {
  return (value, name) => {
    if (!passes(value as never)) throw invalidOption(`${name} must be ${expected}`);
  };
}

export function oneOf(...values: readonly unknown[]): Rule {
  const expected = values.map((value) => JSON.stringify(value)).join(' or ');
  return mustBe(expected, (value) => values.includes(value));
}

/** The longest that a timer can run; what is longer would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** Refuses what is no length of time that can be waited. */
export function milliseconds(min: 0 | 1): Rule {
  return mustBe(
    `a number of milliseconds from ${min} to ${MAX_TIMER_MS}`,
    (value) => typeof value === 'number' && value >= min && value <= MAX_TIMER_MS,
  );
}

const isFunction = (value: unknown): boolean => typeof value === 'function';

export const aFunction = mustBe('a function', isFunction);
export const functions = mustBe(
  'an array of functions',
  (value: unknown) => Array.isArray(value) && value.every(isFunction),
);

/** For what is checked elsewhere. */
export const anything: Rule = () => {};
