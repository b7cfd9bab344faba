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
  /** The name of the type that was expected there, when it has one. */
  readonly expected?: string;
}

/**
 * The result of checking a value.
 *
 * @public
 */
export type SchemaResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly SchemaIssue[] };

/**
 * The schema of something that goes over the wire. It only checks: the value that it returns is the one it was given.
 *
 * @public
 */
export interface Schema<T> {
  /** The name of this piece in the OpenAPI document. */
  readonly name: string;
  /** Checks a value. Never throws. */
  check(value: unknown): SchemaResult<T>;
}
