/**
 * What an element shows.
 *
 * - `idle`: nothing to show and nothing to load
 * - `loading`: the first answer is loading
 * - `ready`: the answer is shown
 * - `empty`: there is no usage
 * - `refused`: the viewer lacks a role, which is never shown as zero usage
 * - `error`: loading failed, or the answer cannot be read
 * - `refreshing`: the last answer, while a newer one is loading
 * - `stale`: the last answer, because loading a newer one failed
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

/** Whether an answer is loading. */
export const isBusy = (status: CreditStatus): boolean => status === 'loading' || status === 'refreshing';
