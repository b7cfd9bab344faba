// Two copies of this package, or its two module formats, each have their own classes, so that the ordinary `instanceof`
// would be false between them. Each class therefore keeps its name on its prototype, as the platform's own errors do, and
// the names along the prototype chain of a marked error say what it is.
const BRAND = Symbol.for('@credit-usage/sdk/error');

interface ErrorClass {
  readonly prototype: object;
}

/**
 * Puts the name of a class on its prototype, and on the class itself: bundlers and minifiers rename classes, and consoles print the
 * name that they find on the class.
 */
export function nameClass(target: ErrorClass, name: string): void {
  for (const where of [target, target.prototype]) {
    Object.defineProperty(where, 'name', { value: name, configurable: true, writable: true });
  }
}

/** Marks all instances of a class as errors of this package. */
export function markErrors(target: ErrorClass): void {
  Object.defineProperty(target.prototype, BRAND, { value: true });
}

/** Whether a value is an error of this package, of any copy of it. */
export function isMarked(value: unknown): value is object {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** Whether an error of any copy of this package has a class of that name in its chain. */
export function hasClassName(value: unknown, name: string): boolean {
  if (!isMarked(value)) return false;
  for (let at: object | null = Object.getPrototypeOf(value); at; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, 'name') && (at as Error).name === name) return true;
  }
  return false;
}

/** Answers `instanceof`. A class that a user derives has no name on its own prototype, and is judged in the ordinary way. */
export function isInstanceOf(target: ErrorClass, value: unknown): boolean {
  if (!Object.hasOwn(target.prototype, 'name')) {
    return Function.prototype[Symbol.hasInstance].call(target, value);
  }
  return hasClassName(value, (target.prototype as Error).name);
}
