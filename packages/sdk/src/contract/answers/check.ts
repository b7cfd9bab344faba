import type { Schema, SchemaIssue } from '../schema.js';

/**
 * One check of an answer. The checks in this file can say what the schemas of answers say, without a schema library: `answers.ts` is
 * generated from the schemas as calls of them, and a test compares the two.
 */
export type Check = (value: unknown, findings: Findings) => unknown;

/** The issues found so far, and the place that is being checked. */
class Findings {
  readonly issues: SchemaIssue[] = [];
  readonly #path: (string | number)[] = [];

  expect(fine: boolean, message: string): boolean {
    if (!fine) this.issues.push({ path: [...this.#path], message });
    return fine;
  }

  within(key: string | number, value: unknown, check: Check): void {
    this.#path.push(key);
    check(value, this);
    this.#path.pop();
  }
}

/** A schema made from a check, under its name in the OpenAPI document. */
export function answer<T>(name: string, check: Check): Schema<T> {
  return {
    name,
    check(value) {
      const findings = new Findings();
      check(value, findings);
      const { issues } = findings;
      return issues.length ? { ok: false, issues } : { ok: true, value: value as T };
    },
  };
}

/** An object with these fields, and any others. */
export function object(fields: Readonly<Record<string, Check>>): Check {
  const all = Object.entries(fields);
  return (value, findings) => {
    if (!isObject(value, findings)) return;
    for (const [key, check] of all) findings.within(key, value[key], check);
  };
}

/** An object of one of several kinds; a field says which. */
export function oneOfKind(key: string, kinds: Readonly<Record<string, Check>>): Check {
  const field = literal(...Object.keys(kinds));
  return (value, findings) => {
    if (!isObject(value, findings)) return;
    const kind = value[key];
    if (typeof kind === 'string' && Object.hasOwn(kinds, kind)) kinds[kind]?.(value, findings);
    else findings.within(key, kind, field);
  };
}

export function array(element: Check): Check {
  return (value, findings) => {
    if (!findings.expect(Array.isArray(value), 'Expected an array')) return;
    const list = value as readonly unknown[];
    for (let index = 0; index < list.length; index++) findings.within(index, list[index], element);
  };
}

/** A field that may be absent. */
export const optional =
  (check: Check): Check =>
  (value, findings) =>
    value === undefined || check(value, findings);

export const nullable =
  (check: Check): Check =>
  (value, findings) =>
    value === null || check(value, findings);

/** A value that passes at least one of the checks. */
export const either =
  (message: string, ...checks: readonly Check[]): Check =>
  (value, findings) => {
    const passes = (check: Check): boolean => answer('', check).check(value).ok;
    findings.expect(checks.some(passes), message);
  };

export const literal =
  (...values: readonly string[]): Check =>
  (value, findings) =>
    findings.expect(values.includes(value as string), `Expected one of: ${values.join(', ')}`);

export const text: Check = (value, findings) =>
  findings.expect(typeof value === 'string', 'Expected a string');

/** Text that is not empty. */
export const filled: Check = (value, findings) =>
  text(value, findings) && findings.expect(value !== '', 'Must not be empty');

export const pattern =
  (shape: RegExp, message: string): Check =>
  (value, findings) =>
    text(value, findings) && findings.expect(shape.test(value as string), message);

export const number: Check = (value, findings) =>
  findings.expect(Number.isFinite(value), 'Expected a number');

/** A whole number that a double holds exactly, from a least one on. */
export const whole =
  (min = Number.NEGATIVE_INFINITY): Check =>
  (value, findings) =>
    number(value, findings) &&
    findings.expect(Number.isSafeInteger(value), 'Expected a whole number') &&
    findings.expect((value as number) >= min, `Expected at least ${min}`);

export const flag: Check = (value, findings) =>
  findings.expect(typeof value === 'boolean', 'Expected a boolean');

export const nothing: Check = (value, findings) => findings.expect(value === null, 'Expected null');

const isObject = (value: unknown, findings: Findings): value is Record<string, unknown> =>
  findings.expect(typeof value === 'object' && value !== null && !Array.isArray(value), 'Expected an object');
