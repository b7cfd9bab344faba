/** Ends a text as a sentence, so that the next one does not run into it. Marks of direction may come last. */
export function ended(text: string): string {
  return /\p{STerm}\p{Cf}*$/u.test(text) ? text : `${text}.`;
}

/** Joins sentences, without those that are undefined. */
export function sentences(texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined)
    .map(ended)
    .join(' ');
}
