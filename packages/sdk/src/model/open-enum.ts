/**
 * A list of values that may grow: the known ones are offered by the editor, any other string is legal and must be shown, never rejected.
 *
 * @example
 * ```ts
 * const state: OpenEnum<'active' | 'deleted'> = 'archived';
 * ```
 * @public
 */
export type OpenEnum<Known extends string> = Known | (string & {});
