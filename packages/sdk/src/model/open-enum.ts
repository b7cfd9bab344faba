/**
 * One of a list of values that may grow. Editors suggest the known ones; any other string is valid too, and must be shown, never
 * rejected.
 *
 * @example
 * ```ts
 * const state: OpenEnum<'active' | 'deleted'> = 'archived';
 * ```
 * @public
 */
export type OpenEnum<Known extends string> = Known | (string & {});
