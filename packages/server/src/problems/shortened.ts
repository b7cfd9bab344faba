/** A message repeats the names of unknown fields, which may be as long as the body. */
const MAX_LENGTH = 200;

/** A text that goes into an answer or a message, cut to a length that people read. */
export const shortened = (text: string): string =>
  text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
