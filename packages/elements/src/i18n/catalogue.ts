import { attempt } from '../internal/attempt.js';
import { readObject } from '../internal/read.js';
import { en } from './en.js';
import { id } from './id.js';
import { languageOf } from './locale.js';
import type { CreditMessages, PluralMessage } from './messages.js';

const CATALOGUES: Readonly<Record<string, CreditMessages>> = { en, id };

function isPlural(value: unknown): value is PluralMessage {
  return typeof readObject(value)?.other === 'string';
}

/** Whether a page's own text fits the place of ours: a plural may be given as one text for all numbers. */
function fits(ours: string | PluralMessage, theirs: unknown): theirs is string | PluralMessage {
  return typeof theirs === 'string' || (typeof ours !== 'string' && isPlural(theirs));
}

/** The words of a locale, English where its language is not included, with a page's own words over them. */
export function catalogueOf(locale: string, own?: unknown): CreditMessages {
  const included = CATALOGUES[languageOf(locale)] ?? en;
  return attempt(() => merged(included, own)) ?? included;
}

function merged(included: CreditMessages, own: unknown): CreditMessages | undefined {
  const theirs = readObject(own);
  if (!theirs) return undefined;
  const both: Record<string, string | PluralMessage> = { ...included };
  for (const [key, ours] of Object.entries(included) as [string, string | PluralMessage][]) {
    const text = theirs[key];
    if (!fits(ours, text)) continue;
    both[key] = typeof ours !== 'string' && typeof text === 'string' ? { other: text } : text;
  }
  // Every key of the catalogue is there, each with a text of its own kind.
  return both as unknown as CreditMessages;
}
