import { written } from './expect.js';
import { Mismatch } from './rule.js';

/** Reads RFC 4180 by the letter. @throws Mismatch where a file is not written so */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = records(text);
  return rows.map((cells) => {
    if (cells.length !== header.length) throw new Mismatch(`a row of ${header.length} cells`, written(cells));
    return Object.fromEntries(header.map((name, index) => [name, cells[index] as string]));
  });
}

function records(text: string): string[][] {
  const found: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    const pattern = text[at] === '"' ? /"((?:[^"]|"")*)"(,|\r\n)/y : /([^",\r\n]*)(,|\r\n)/y;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) throw new Mismatch('RFC 4180 with CR LF', written(text.slice(at, at + 60)));
    const [whole, cell = '', end] = match;
    row.push(whole.startsWith('"') ? cell.replaceAll('""', '"') : cell);
    if (end !== ',') {
      found.push(row);
      row = [];
    }
    at += whole.length;
  }
  if (row.length) throw new Mismatch('a last line that ends', written(row));
  return found;
}
