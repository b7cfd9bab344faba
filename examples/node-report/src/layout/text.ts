/** Characters that take two columns of a terminal: the scripts of East Asia, and emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]|\p{Emoji_Presentation}/u;

const segmenter = new Intl.Segmenter();

/** The columns that a text takes, without colours. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** A text on one line, without characters that a terminal would obey. */
export const lineOf = (text: string): string => text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '');

/** The same value with all of its texts on one line: whoever records usage chooses the names. */
export const printable = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === 'string' ? lineOf(each) : each));

/** A text that is at most so wide, on one line; what is cut off shows as `…`. */
export function cut(text: string, width: number): string {
  const line = lineOf(text);
  if (widthOf(line) <= width) return line;
  let kept = '';
  let used = 1;
  for (const { segment } of segmenter.segment(line)) {
    used += widthOf(segment);
    if (used > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(text))) + text;
