/**
 * Marks around values that are emphasized in a sentence. They pass through messages and lists of any language, in which the order of words
 * differs, so that no template could hold the sentence.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKS = /[\uE000\uE001]/g;

/** A piece of a sentence. */
export interface TextPiece {
  readonly text: string;
  readonly isStrong: boolean;
}

/** Marks a value as emphasized. */
export function emphasise(value: string): string {
  return `${OPEN}${plainText(value)}${CLOSE}`;
}

/** The sentence without marks, for screen readers. */
export function plainText(text: string): string {
  return text.replace(MARKS, '');
}

/** The sentence in pieces, for templates. */
export function textPieces(text: string): readonly TextPiece[] {
  return text
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: plainText(piece), isStrong: piece.startsWith(OPEN) }));
}
