import { fromMicros } from '@credit-usage/sdk/credits';
import type { Random, Span } from './random.js';

const MICROS = 1_000_000;

/**
 * What a step cost, as a decimal string. Prices of whole steps have three decimals; those of single tokens, which are far smaller,
 * have all six.
 */
export function amount(random: Random, credits: Span): string {
  const unit = credits[1] >= 0.1 ? 1_000 : 1;
  const micros = random.between(credits, 2) * MICROS;
  return fromMicros(BigInt(Math.round(micros / unit) * unit));
}
