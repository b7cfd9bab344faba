/** Reads RFC 4180 by the letter, by itself: what writes the files is not asked. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = records(text);
  return rows.map((cells) => {
    if (cells.length !== header.length)
      throw new Error(`A row has ${cells.length} cells: ${cells.join('|')}`);
    return Object.fromEntries(header.map((name, index) => [name, cells[index] as string]));
  });
}

function records(text: string): string[][] {
  const found: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const pattern = quoted ? /"((?:[^"]|"")*)"(,|\r\n)/y : /([^",\r\n]*)(,|\r\n)/y;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) throw new Error(`Not CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    const [whole, cell = '', end] = match;
    row.push(quoted ? cell.replaceAll('""', '"') : cell);
    if (end !== ',') {
      found.push(row);
      row = [];
    }
    at += whole.length;
  }
  if (row.length) throw new Error('The last line does not end');
  return found;
}
