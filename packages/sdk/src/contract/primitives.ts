import * as z from 'zod/mini';

/** Any sum of credits, in its shortest form. Sums may have more integer digits than one record. */
export const creditsOut = z.string().check(
  // Without a lookahead, so that tools that read the OpenAPI document can compile it whatever their engine is.
  z.regex(
    /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d{0,5}[1-9])$/,
    'Expected a decimal string in its shortest form',
  ),
);

/** One record's credits: at most 12 integer digits and 6 decimals, any valid form. */
export const creditsIn = z
  .string()
  .check(
    z.regex(
      /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/,
      'Expected a decimal string with at most 12 integer digits and 6 decimals, such as "12.5"',
    ),
  );

/** A ratio as a decimal string. */
export const ratio = z.string().check(z.regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'Expected a decimal string'));

/** An instant as the API writes it: UTC, with a fraction only when there is one. */
export const instantOut = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/, 'Expected an RFC 3339 instant in UTC'),
  );

/** An instant with the offset of its zone. */
export const localTime = z
  .string()
  .check(
    z.regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?)$/,
      'Expected a local time with its offset',
    ),
  );

export const localDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'Expected a date, YYYY-MM-DD'));

export const id = z.string().check(z.minLength(1));
export const count = z.int().check(z.nonnegative());
