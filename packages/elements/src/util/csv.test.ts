import { toCsv } from '@credit-usage/sdk/export';
import { expect, test } from 'vitest';
import { csvText } from './csv.js';

const TEXTS = [
  'plain',
  'a,b',
  'say "hi"',
  'two\nlines',
  'a;b',
  ...['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0'].map((start) => `${start}1`),
  "x;=cmd|'/C calc'!A0;y",
  'a\t=1',
  'a;"=1"',
  'two\n-5',
  '\t=1',
];

test('texts are protected as in the files of the API', async () => {
  let file = '';
  const columns = [{ name: 'text', kind: 'text', value: (text: string) => text } as const];
  for await (const line of toCsv(TEXTS, { columns })) file += line;
  expect(csvText([['text', (text: string) => text]], TEXTS)).toBe(file);
});

test('numbers are left alone', () => {
  expect(csvText([['credits', () => '-1', true]], [0])).toBe('credits\r\n-1\r\n');
});
