/**
 * What an element shows at the moment.
 *
 * - `idle`: nothing to show and nothing asked for
 * - `loading`: the first answer is on its way
 * - `ready`: figures
 * - `empty`: there is no usage
 * - `refused`: the viewer lacks a role; never drawn as zero
 * - `error`: the answer did not come, or cannot be read
 * - `refreshing`: the last answer, while a newer one is on its way
 * - `stale`: the last answer, since the newer one did not come
 *
 * @public
 */
export type CreditStatus =
  | 'idle'
  | 'loading'
  | 'ready'
  | 'empty'
  | 'refused'
  | 'error'
  | 'refreshing'
  | 'stale';
