import { fromMicros } from '@credit-usage/sdk/credits';
import type { Random, Span } from './random.js';

/** What a step cost, as a decimal string: usually closer to the minimum. */
export function amount(random: Random, credits: Span): string {
  return toThousandths(random.between(credits, 2));
}

/** Prices have three decimals. */
export function toThousandths(credits: number): string {
  return fromMicros(BigInt(Math.round(credits * 1_000)) * 1_000n);
}
