/**
 * Values that stand out in a sentence. Marks around them go through messages and lists of any language, where a
 * template could not: the order of the words is the language's own.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKS = /[\uE000\uE001]/g;

/** A piece of a sentence. */
export interface TextPiece {
  readonly text: string;
  readonly isStrong: boolean;
}

/** A value that stands out. */
export function emphasise(value: string): string {
  return `${OPEN}${plainText(value)}${CLOSE}`;
}

/** The sentence without marks, as it is read out. */
export function plainText(text: string): string {
  return text.replace(MARKS, '');
}

/** The sentence in pieces, as it is drawn. */
export function textPieces(text: string): readonly TextPiece[] {
  return text
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: plainText(piece), isStrong: piece.startsWith(OPEN) }));
}
