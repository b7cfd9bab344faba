/** A message repeats the names of unknown fields, which may be as long as the body. */
const MAX_LENGTH = 200;
/** What cutting leaves of a character that takes two units. */
const HALF = /[\uD800-\uDBFF]$/;

/** A text that goes into an answer or a message, cut to a length that people read. */
export const shortened = (text: string, length = MAX_LENGTH): string =>
  text.length > length ? `${text.slice(0, length).replace(HALF, '')}…` : text;
