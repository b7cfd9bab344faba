import { labelledAmount, totalUsage } from './catalogue/index.js';
import type { Words } from './words.js';

/** `Total usage: 1,234 credits`, with the punctuation of the language. Where one side is drawn apart, it is empty here. */
export function labelled(label: string, amount: string, words: Words): string {
  return words.text(labelledAmount, { label, amount });
}

/** The announcement of a new total. */
export function totalText(total: string, words: Words): string {
  return labelled(words.text(totalUsage), words.amountWithUnit(total), words);
}
