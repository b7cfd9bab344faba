import type * as z from 'zod/mini';
import { issueOf } from './issue.js';

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

/** Wraps a zod schema, so that neither its type nor its errors are seen outside this folder. */
export function defineSchema<T>(name: string, shape: z.core.$ZodType<T> & z.ZodMiniType<T>): Schema<T> {
  return {
    name,
    check(value) {
      const result = shape.safeParse(value);
      return result.success
        ? { ok: true, value: value as T }
        : { ok: false, issues: result.error.issues.map(issueOf) };
    },
  };
}
