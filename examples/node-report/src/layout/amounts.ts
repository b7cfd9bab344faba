import { credits } from '@credit-usage/sdk';
import { LOCALE } from './locale.ts';

/** To the hundredth, for columns that are read against each other. */
export const rounded = (amount: string): string =>
  credits.format(amount, { locale: LOCALE, minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** To the last decimal, for what is paid. */
export const exact = (amount: string): string => credits.format(amount, { locale: LOCALE });

/** Exact amounts with aligned decimal points: all get as many decimals as the one with the most. */
export function exactColumn(amounts: readonly string[]): string[] {
  const decimals = Math.max(
    2,
    ...amounts.map((amount) => credits.normalize(amount).split('.')[1]?.length ?? 0),
  );
  return amounts.map((amount) =>
    credits.format(amount, {
      locale: LOCALE,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }),
  );
}

/** `+24.3%`: a ratio, which is a decimal string as well. */
export function change(ratio: string): string {
  return new Intl.NumberFormat(LOCALE, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(ratio as Intl.StringNumericLiteral);
}

/** `78.1%`, from a share as `credits.shares` gives it. */
export const share = (percent: string): string =>
  new Intl.NumberFormat(LOCALE, { style: 'percent', minimumFractionDigits: 1 }).format(
    `${percent}e-2` as Intl.StringNumericLiteral,
  );
