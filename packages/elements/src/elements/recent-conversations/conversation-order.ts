import type { ConversationSort } from '@credit-usage/sdk';
import { compare } from '@credit-usage/sdk/credits';
import type { ConversationFacts } from './recent-conversations.model.js';

/** The orders that the API knows, both largest first. */
export type ConversationOrder = ConversationSort;

/** What the API does without one. */
export const USUAL_ORDER: ConversationOrder = '-lastActivityAt';

/** An order, or undefined for what is none. */
export function readOrder(value: unknown): ConversationOrder | undefined {
  return value === '-lastActivityAt' || value === '-credits' ? value : undefined;
}

/** Rows in an order, for data of the page's own. Exact: two amounts that no float tells apart are not the same. */
export function inOrder(
  rows: readonly ConversationFacts[],
  order: ConversationOrder,
): readonly ConversationFacts[] {
  return [...rows].sort(order === '-credits' ? byCredits : byLastActivity);
}

const byCredits = (a: ConversationFacts, b: ConversationFacts): number => compare(b.credits, a.credits);

/** What is not known stands last. */
const byLastActivity = (a: ConversationFacts, b: ConversationFacts): number =>
  (b.lastActivityAt?.time ?? Number.MIN_SAFE_INTEGER) - (a.lastActivityAt?.time ?? Number.MIN_SAFE_INTEGER);
