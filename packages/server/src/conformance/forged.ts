/**
 * The same text with another letter in one place (not only in another case, which hexadecimal text does not tell apart), for so many places all over it, and two near its end. A signature stands at the end; of the last letter before a dot
 * or the end, base64 may ignore a part, so these stay as they are.
 */
export function withOneLetterChanged(text: string, places: number): string[] {
  const even = Array.from({ length: places }, (_, index) => Math.floor((index * text.length) / places));
  return [...even, text.length - 3, text.length - 8].flatMap((at) => {
    const isLetter = (place: number) => /[\w-]/.test(text[place] ?? '.');
    if (!isLetter(at) || !isLetter(at + 1)) return [];
    return text.slice(0, at) + (/a/i.test(text[at] ?? '') ? 'B' : 'A') + text.slice(at + 1);
  });
}
