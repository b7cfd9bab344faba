import type { CreditStatus } from '../util/status.js';

/**
 * Mirrors a status as a custom state, so that a page can style `credit-usage-summary:state(loading)`, and adds `waiting` while what is drawn
 * still answers an earlier request.
 */
export function reflectStatus(
  { states }: Partial<ElementInternals>,
  status: CreditStatus,
  isWaiting: boolean,
): void {
  if (!states || (states.has(status) && states.has('waiting') === isWaiting)) return;
  states.clear();
  states.add(status);
  if (isWaiting) states.add('waiting');
}
