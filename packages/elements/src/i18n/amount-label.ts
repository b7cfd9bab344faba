import type { Words } from './words.js';

/** An amount in a column. */
export interface AmountLabel {
  readonly credits: string;
  /** The exact amount, for machines. */
  readonly exact: string;
  /** In the plural form that fits the amount. */
  readonly unit: string;
}

/** `write` formats an amount to align with the others in its column. */
export function amountLabel(exact: string, write: (credits: string) => string, words: Words): AmountLabel {
  return { credits: write(exact), exact, unit: words.unit(exact) };
}
