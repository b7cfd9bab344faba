import { expect, it } from 'vitest';
import { change, exact, exactColumn, rounded, share } from '../src/layout/amounts.ts';
import { bar } from '../src/layout/bar.ts';
import { bucketName, clockTime, dateIn, dayName } from '../src/layout/dates.ts';
import { alignCells, joinCells } from '../src/layout/table.ts';
import { cut, padEnd, padStart, widthOf } from '../src/layout/text.ts';
import { REPORT } from './figures.ts';

it.each([
  [0, 100, 10, ''],
  [100, 100, 10, '██████████'],
  [50, 100, 10, '█████'],
  [1, 100, 1, '▏'],
  [0.0001, 100, 10, '▏'],
  [31.25, 100, 4, '█▎'],
  [200, 100, 4, '████'],
  [-50, 100, 4, '░░'],
  [5, 0, 10, ''],
  [5, 10, 0, ''],
])('draws %d of %d on %d columns', (value, greatest, width, expected) => {
  expect(bar(value, greatest, width)).toBe(expected);
});

it('never draws something as nothing, nor wider than its place', () => {
  for (let value = 1; value <= 1_000; value++) {
    const drawn = bar(value, 1_000, 37);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.length).toBeLessThanOrEqual(37);
  }
});

it.each([
  ['plain', 5],
  ['Übersetzung', 11],
  ['日本の市場', 10],
  ['👩‍👩‍👧 family', 9],
  ['e\u0301', 1],
])('%s takes %d columns', (text, width) => expect(widthOf(text)).toBe(width));

it('cuts to a width, on one line', () => {
  expect(cut('Reusable packaging', 10)).toBe('Reusable…');
  expect(cut('日本の市場', 6)).toBe('日本…');
  expect(cut('two\nlines', 20)).toBe('two lines');
  expect(cut('\u001b[31mred', 20)).toBe('[31mred');
  expect(cut('short', 5)).toBe('short');
});

it('pads by what is seen', () => {
  expect(padEnd('日本', 6)).toBe('日本  ');
  expect(padStart('日本', 6)).toBe('  日本');
  expect(padStart('too long', 3)).toBe('too long');
});

it('puts cells under each other and cuts the one that fills', () => {
  const rows = [
    ['1', 'A title that is rather long', '1.5'],
    ['10', 'Short', '1,000.25'],
  ];
  const lines = alignCells(rows, [{ align: 'right' }, { fills: true }, { align: 'right' }], 28).map(
    joinCells,
  );
  expect(lines).toEqual([' 1  A title that…        1.5', '10  Short           1,000.25']);
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(28);
});

it('writes amounts: to the hundredth, exactly, and never something as zero', () => {
  expect(rounded('1234.005')).toBe('1,234.01');
  expect(rounded('0.0004')).toBe('<0.01');
  expect(exact('1234567890.000001')).toBe('1,234,567,890.000001');
  expect(exactColumn(['0.62', '-88.274', '3'])).toEqual(['0.620', '-88.274', '3.000']);
  expect(exactColumn([])).toEqual([]);
});

it('writes ratios and shares', () => {
  expect(change('0.2345')).toBe('+23.5%');
  expect(change('-0.5')).toBe('-50%');
  expect(change('0')).toBe('0%');
  expect(share('78.1')).toBe('78.1%');
  expect(share('100')).toBe('100.0%');
});

it('names days by what the server calls them, whatever zone this machine is in', () => {
  expect(dayName('2026-11-17')).toBe('Tue 17 Nov');
  const [bucket] = REPORT.buckets;
  if (!bucket) throw new Error('The report has no bucket');
  expect(bucketName(bucket, 'day')).toBe('Fri 20 Nov');
  expect(bucketName({ ...bucket, local: '2026-11-20T05:00:00+07:00' }, 'hour')).toBe('Fri 20 Nov 05:00');
});

it('tells instants by the clock of the report’s zone', () => {
  expect(clockTime('2026-11-22T17:30:00Z', 'Asia/Jakarta')).toBe('Mon 23 Nov, 00:30');
  expect(dateIn('Asia/Jakarta', Date.parse('2026-11-22T17:30:00Z'))).toBe('2026-11-23');
});
