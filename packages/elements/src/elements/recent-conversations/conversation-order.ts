import type { ConversationSort } from '@credit-usage/sdk';
import { compare } from '@credit-usage/sdk/credits';
import type { ConversationFacts } from './recent-conversations.model.js';

/** The orders that the API knows, both descending. */
export type ConversationOrder = ConversationSort;

/** The API's default. */
export const USUAL_ORDER: ConversationOrder = '-lastActivityAt';

/** Reads an order; undefined for anything else. */
export function readOrder(value: unknown): ConversationOrder | undefined {
  return value === '-lastActivityAt' || value === '-credits' ? value : undefined;
}

/** Sorts rows of the page's own `data`. Amounts are compared exactly, not as floats. */
export function inOrder(
  rows: readonly ConversationFacts[],
  order: ConversationOrder,
): readonly ConversationFacts[] {
  return [...rows].sort(order === '-credits' ? byCredits : byLastActivity);
}

const byCredits = (a: ConversationFacts, b: ConversationFacts): number => compare(b.credits, a.credits);

/** Unknown times come last. */
const byLastActivity = (a: ConversationFacts, b: ConversationFacts): number =>
  (b.lastActivityAt?.time ?? Number.MIN_SAFE_INTEGER) - (a.lastActivityAt?.time ?? Number.MIN_SAFE_INTEGER);
