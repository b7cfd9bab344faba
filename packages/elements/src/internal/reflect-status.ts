import type { CreditStatus } from './status.js';

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

/** Mirrors a status as a custom state, so that a page can style `credit-usage-summary:state(loading)`. */
export function reflectStatus(internals: ElementInternals, status: CreditStatus): void {
  for (const known of STATUSES) {
    if (known === status) internals.states.add(known);
    else internals.states.delete(known);
  }
}
