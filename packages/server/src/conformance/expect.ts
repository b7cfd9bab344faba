import type { Schema } from '@credit-usage/sdk/contract';
import { Mismatch } from './rule.js';

// Any answer may have fields that the contract does not know: only expected fields are compared.

/** @throws Mismatch that names the first place where `came` is not as expected */
export function expectLike(came: unknown, expected: unknown, what: string): void {
  const found = difference(came, expected, what);
  if (found) throw new Mismatch(found.expected, found.came);
}

/** @throws Mismatch when the condition does not hold */
export function expectThat(holds: boolean, expected: string, came: unknown): asserts holds {
  if (!holds) throw new Mismatch(expected, written(came));
}

/** @throws Mismatch that names the first place where a value is not as the schema says */
export function expectSchema<T>(schema: Schema<T>, value: unknown): T {
  const checked = schema.check(value);
  if (checked.ok) return checked.value;
  const [issue] = checked.issues;
  const path = issue?.path ?? [];
  throw new Mismatch(
    `${schema.name}, ${path.join('.') || 'the whole'}: ${issue?.message}`,
    written(at(value, path)),
  );
}

interface Difference {
  readonly expected: string;
  readonly came: string;
}

function difference(came: unknown, expected: unknown, path: string): Difference | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(came)) return unlike(came, expected, path);
    if (came.length !== expected.length) {
      const names = `${expected.length} in ${path}: ${written(expected)}`;
      return { expected: names, came: `${came.length}: ${written(came)}` };
    }
    return firstOf(expected.map((each, index) => difference(came[index], each, `${path}.${index}`)));
  }
  if (typeof expected !== 'object' || expected === null)
    return Object.is(came, expected) ? undefined : unlike(came, expected, path);
  if (typeof came !== 'object' || came === null) return unlike(came, expected, path);
  return firstOf(
    Object.entries(expected).map(([key, each]) =>
      difference((came as Record<string, unknown>)[key], each, `${path}.${key}`),
    ),
  );
}

const firstOf = (found: readonly (Difference | undefined)[]): Difference | undefined => found.find(Boolean);

const unlike = (came: unknown, expected: unknown, path: string): Difference => ({
  expected: `${path} ${written(expected)}`,
  came: written(came),
});

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | null)?.[key],
    value,
  );
}

/** Long enough to see what it is; a whole report would bury it. */
const MAX_LENGTH = 240;

export function written(value: unknown): string {
  return shortened(value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)));
}

export const shortened = (text: string, length = MAX_LENGTH): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;
