import * as z from 'zod/mini';

const encoder = new TextEncoder();

/** A lone surrogate would come back as another character: the id would not be the one that was sent, and might equal another id. */
export const wellFormed = z.refine<string>(
  (value) => !/\p{Surrogate}/u.test(value),
  'Expected well-formed Unicode',
);

export const MAX_ID_BYTES = 128;
export const MAX_NAME_LENGTH = 300;
export const MAX_DESCRIPTION_LENGTH = 1000;

/** Lengths are in bytes for ids, since the store and the cursors keep bytes, and in characters for what people read. */
export const recordId = z.string().check(
  z.minLength(1),
  z.refine(
    // At most three bytes for each UTF-16 unit: most ids are short enough without counting.
    (value) =>
      value.length * 3 <= MAX_ID_BYTES ||
      (value.length <= MAX_ID_BYTES && encoder.encode(value).length <= MAX_ID_BYTES),
    `Expected at most ${MAX_ID_BYTES} bytes`,
  ),
  wellFormed,
);

/** An id that stands in the path of the credit details. URL parsers take "." and ".." for steps in the path, however they are encoded. */
export const pathId = recordId.check(
  z.refine(
    (value) => value !== '.' && value !== '..',
    'Expected an id other than "." and "..", which no URL can hold',
  ),
);

/** A character is one or two units of a string: a string of more than twice the units need not be counted. */
const fits = (value: string, max: number): boolean =>
  value.length <= max || (value.length <= 2 * max && [...value].length <= max);
const text = (max: number, min = 0) =>
  z.string().check(
    z.minLength(min),
    z.refine((value) => fits(value, max), `Expected at most ${max} characters`),
    wellFormed,
  );

export const recordName = text(MAX_NAME_LENGTH, 1);
export const recordTitle = text(MAX_NAME_LENGTH);
export const recordDescription = text(MAX_DESCRIPTION_LENGTH);

/** The shape only: whether the date exists, and how far in the future it may lie, is judged where instants are read. */
export const recordInstant = z
  .string()
  .check(
    z.regex(
      /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:[Zz]|[+-]\d{2}:\d{2})$/,
      'Expected an RFC 3339 instant with an offset, up to microseconds',
    ),
  );
