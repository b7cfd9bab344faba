/** Stands for an expression while texts are joined. A private-use character, which none of our texts contains. */
const EXPRESSION = '\uE000';

/** Elements in which white space matters or the content is not markup. */
const VERBATIM = /<(?:pre|textarea|style|script|title)\b/i;

/** A comment, a tag with its quoted values, or white space between tags. */
const PARTS = /<!--[\s\S]*?-->|<\/?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>|[ \t\n\r\f]+/gi;

/** In a tag: a quoted value, or white space with the end of the tag if that follows. */
const IN_TAG = /"[^"]*"|'[^']*'|[ \t\n\r\f]+(>?)/g;

/**
 * Removes comments from a template and collapses white space to one space, as browsers do when they render it. One space has to stay, or words
 * would stick together.
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
  // An expression in a comment needs the comment: Lit counts on it.
  if (part.startsWith('<!--')) return part.includes(EXPRESSION) ? part : '';
  if (part.startsWith('<')) return part.replace(IN_TAG, minifyInTag);
  return ' ';
}

function minifyInTag(match: string, end: string | undefined): string {
  return end === undefined ? match : end || ' ';
}
