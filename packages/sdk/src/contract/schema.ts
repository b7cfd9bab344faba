import type * as z from 'zod/mini';

/**
 * One thing that is wrong with a value: where, and what was expected there. Never the value itself.
 *
 * @public
 */
export interface SchemaIssue {
  /** The keys and indexes that lead to the place. */
  readonly path: readonly (string | number)[];
  /** What is wrong, in words. */
  readonly message: string;
  /** What was expected there, when it has a name. */
  readonly expected?: string;
}

/**
 * What a schema says of a value.
 *
 * @public
 */
export type SchemaResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly SchemaIssue[] };

/**
 * A statement of the wire. It checks; it converts nothing: what it hands back is what came in.
 *
 * @public
 */
export interface Schema<T> {
  /** The name of this piece in the OpenAPI document. */
  readonly name: string;
  /** Checks a value. Never throws. */
  check(value: unknown): SchemaResult<T>;
}

const shapes = new WeakMap<Schema<unknown>, z.core.$ZodType>();

/** The zod schema behind a schema: for the OpenAPI document, inside this folder only, so that no zod type is public. */
export function shapeOf(schema: Schema<unknown>): z.core.$ZodType {
  const shape = shapes.get(schema);
  if (!shape) throw new Error(`The schema ${schema.name} was not made by defineSchema`);
  return shape;
}

function issueOf(issue: z.core.$ZodIssue): SchemaIssue {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const expected =
    'expected' in issue ? String(issue.expected) : 'format' in issue ? String(issue.format) : undefined;
  const message =
    issue.code === 'unrecognized_keys' ? `Unknown: ${issue.keys.join(', ')}` : wording(issue, expected);
  return expected === undefined ? { path, message } : { path, message, expected };
}

// Messages come from the host's zod locale, if it set one: ours must not depend on that, nor hold the value.
function wording(issue: z.core.$ZodIssue, expected: string | undefined): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_value') return `Expected one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `Expected at least ${String(issue.minimum)} (${issue.origin})`;
  if (issue.code === 'too_big') return `Expected at most ${String(issue.maximum)} (${issue.origin})`;
  if (issue.code === 'invalid_format' && issue.message && !issue.message.startsWith('Invalid'))
    return issue.message;
  return expected ? `Expected ${expected}` : 'Invalid value';
}

/** Wraps a zod schema, so that neither its type nor its errors are seen outside this folder. */
export function defineSchema<T>(name: string, shape: z.core.$ZodType<T> & z.ZodMiniType<T>): Schema<T> {
  const schema: Schema<T> = {
    name,
    check(value) {
      const result = shape.safeParse(value);
      return result.success
        ? { ok: true, value: value as T }
        : { ok: false, issues: result.error.issues.map(issueOf) };
    },
  };
  shapes.set(schema, shape);
  return schema;
}
