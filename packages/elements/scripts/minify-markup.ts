/** Stands for an expression while texts are joined. No text of ours has it: it is for private use. */
const EXPRESSION = '\uE000';

/** Inside of these white space counts, or is not markup's. */
const VERBATIM = /<(?:pre|textarea|style|script|title)\b/i;

/** A comment; a tag, with whatever stands between its quotes; or a run of white space between tags. */
const PARTS = /<!--[\s\S]*?-->|<\/?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>|[ \t\n\r\f]+/gi;

/** In a tag: a value in quotes, or white space with what follows it. */
const IN_TAG = /"[^"]*"|'[^']*'|[ \t\n\r\f]+(>?)/g;

/**
 * A template without comments and with one space for every run of white space, which is all that a browser shows of it. Where there
 * is one, one stays: without it words would stick together.
 *
 * @param texts the text between expressions
 */
export function minifyMarkup(texts: readonly string[]): readonly string[] {
  const markup = texts.join(EXPRESSION);
  if (VERBATIM.test(markup)) return texts;
  const parts = markup.replace(PARTS, minifyPart).split(EXPRESSION);
  if (parts.length !== texts.length) throw new Error(`An expression was lost from: ${markup}`);
  return parts;
}

function minifyPart(part: string): string {
  // What Lit does with an expression in a comment depends on the comment being there.
  if (part.startsWith('<!--')) return part.includes(EXPRESSION) ? part : '';
  if (part.startsWith('<')) return part.replace(IN_TAG, minifyInTag);
  return ' ';
}

function minifyInTag(match: string, end: string | undefined): string {
  return end === undefined ? match : end || ' ';
}
