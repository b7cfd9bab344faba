/** How many values a JSON text holds, counted without parsing it: as objects, they could take many times the memory of the text. */
export interface Counts {
  /** The commas right within the outermost array or object: one less than it has members. */
  readonly outer: number;
  /** All commas and opening brackets: at least as many as there are values, less one. */
  readonly all: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Counts until either number exceeds its limit. Does not check whether the text is valid JSON. */
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
    } else if (OPENING.has(code)) {
      all++;
      depth++;
    } else if (CLOSING.has(code)) depth--;
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
