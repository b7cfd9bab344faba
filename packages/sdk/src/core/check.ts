import { checkNames, isRecord } from '../errors/check-names.js';
import { invalidOption } from '../errors/config-error.js';
import { nearMiss } from '../errors/near-miss.js';

/** Throws when the value of an option is not valid. */
export type Rule = (value: unknown, name: string) => void;

/** The options that exist, each with its rule. */
export type Rules = Readonly<Record<string, Rule>>;

/** Refuses anything but an object of known names with valid values. An undefined value counts as absent. */
export function checkOptions(noun: string, options: unknown, rules: Rules, prefix = '', example = ''): void {
  if (!isRecord(options)) {
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

/** The longest that a timer can run; a longer one would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** Refuses anything but a time that a timer can wait. */
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

/** For options that are checked elsewhere. */
export const anything: Rule = () => {};
