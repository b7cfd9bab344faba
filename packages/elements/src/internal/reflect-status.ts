import type { CreditStatus } from '../util/status.js';

const STATUSES: readonly CreditStatus[] = [
  'idle',
  'loading',
  'ready',
  'empty',
  'refused',
  'error',
  'refreshing',
  'stale',
];

/**
 * Mirrors a status as a custom state, so that a page can style `credit-usage-summary:state(loading)`. Beside it stands `waiting` while what
 * is drawn answers the question before.
 */
export function reflectStatus(internals: ElementInternals, status: CreditStatus, isWaiting: boolean): void {
  for (const known of [...STATUSES, 'waiting']) {
    if (known === status || (known === 'waiting' && isWaiting)) internals.states.add(known);
    else internals.states.delete(known);
  }
}
