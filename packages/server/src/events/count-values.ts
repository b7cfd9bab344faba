/** What a text of JSON holds, counted without reading it: a thousand times the text would be a thousand objects in memory. */
export interface Counts {
  /** The commas right within the outermost array or object: one less than it has members. */
  readonly outer: number;
  /** All commas. */
  readonly all: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Counts until either is more than is asked for. Whether it is JSON is for others to say. */
export function countValues(text: string, most: Counts): Counts {
  let depth = 0;
  let outer = 0;
  let all = 0;
  for (let at = 0; at < text.length && outer <= most.outer && all <= most.all; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) {
      all++;
      if (depth === 1) outer++;
    } else if (OPENING.has(code)) depth++;
    else if (CLOSING.has(code)) depth--;
  }
  return { outer, all };
}

/** Where the string ends that begins here. */
function endOfString(text: string, begin: number): number {
  for (let at = begin; ; ) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return at;
  }
}
