import type { CreditStatus } from '../../src/util/status.js';

/** An element, as far as all tests treat elements alike. */
export interface ElementCase {
  readonly tag: string;
  /** The attributes without which it makes no request. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The states that it has; none for an element that draws nothing itself. */
  readonly states: readonly CreditStatus[];
}

/** The states of an element that look different: idle looks like loading, and refreshing like ready. */
export const looksOf = ({ states }: ElementCase): readonly CreditStatus[] =>
  states.filter((state) => state !== 'idle' && state !== 'refreshing');

const ALL_STATES: readonly CreditStatus[] = [
  'idle',
  'loading',
  'ready',
  'empty',
  'refused',
  'error',
  'refreshing',
  'stale',
];

/** There is always something to choose from. */
const STATES_OF_CHOICES = ALL_STATES.filter((state) => state !== 'empty');

/** Every element there is: `cases.test.ts` compares it with the folders. */
export const CASES: readonly ElementCase[] = [
  { tag: 'credit-usage-provider', attributes: {}, states: [] },
  { tag: 'credit-usage-filters', attributes: {}, states: STATES_OF_CHOICES },
  { tag: 'credit-usage-summary', attributes: { compare: 'previous' }, states: ALL_STATES },
  { tag: 'credit-usage-chart', attributes: {}, states: ALL_STATES },
  { tag: 'credit-category-pie', attributes: {}, states: ALL_STATES },
  { tag: 'recent-conversations', attributes: {}, states: ALL_STATES },
  {
    tag: 'conversation-credit-details',
    attributes: { 'organization-id': 'org_1', 'agent-id': 'support', 'conversation-id': 'c_1', closable: '' },
    states: ALL_STATES,
  },
  { tag: 'credit-usage-dashboard', attributes: {}, states: ALL_STATES },
];

/** The elements that draw something. */
export const DRAWN: readonly ElementCase[] = CASES.filter(({ states }) => states.length > 0);

/** The elements that draw figures. */
export const FIGURES: readonly ElementCase[] = CASES.filter(({ states }) => states.includes('empty'));
