import { nearest } from './nearest.js';

/** Returns what a value must be, or undefined when it is that already. */
export type Check = (value: unknown) => string | undefined;

/** How the options of a function are judged. */
export interface Fields {
  /** The function, for messages. */
  readonly caller: string;
  /** The options that it needs at least, for the error when none are given. */
  readonly least: string;
  readonly checks: Readonly<Record<string, Check>>;
  /** Those that may not be left out. */
  readonly needed?: readonly string[];
}

export const unless = (isRight: (value: unknown) => boolean, words: string): Check => {
  return (value) => (isRight(value) ? undefined : words);
};

/**
 * Refuses options that do not exist, and values that cannot work: otherwise nobody would notice that something else happens than was
 * meant.
 *
 * @throws TypeError that names the option and says what to give. Values that may be secret are never repeated
 */
export function checkFields(options: unknown, { caller, least, checks, needed = [] }: Fields): void {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`${caller} needs options: ${least}`);
  const names = Object.keys(checks);
  for (const name of Object.keys(options))
    if (!names.includes(name)) throw new TypeError(unknown(caller, name, names));
  for (const [name, check] of Object.entries(checks)) {
    const value: unknown = (options as Readonly<Record<string, unknown>>)[name];
    if (value === undefined && !needed.includes(name)) continue;
    const words = check(value);
    if (words !== undefined) throw new TypeError(`${name} must be ${words}`);
  }
}

function unknown(caller: string, name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return `${caller} has no option ${name}: ${meant ? `did you mean ${meant}?` : `it has ${names.join(', ')}`}`;
}

export function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

export function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
