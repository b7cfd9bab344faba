// Types only, and none of zod's: the declarations of every entry import this file.

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
