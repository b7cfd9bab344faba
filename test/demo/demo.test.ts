import { expect, it } from 'vitest';
import { Cleanup } from '../../scripts/demo/cleanup.ts';
import { sumOfColumn } from '../../scripts/demo/csv.ts';
import { CheckError, expectEqual } from '../../scripts/demo/expect.ts';
import { daysSince, storyWeek } from '../../scripts/demo/week.ts';

it('adds up a column, whatever the cells before it hold', () => {
  const csv = 'label,credits,id\r\n"a, ""b""",1.1,x\r\n,-0.2,\r\nplain,0.000001,y\r\n';
  expect(sumOfColumn(csv, 'credits')).toBe('0.900001');
  expect(() => sumOfColumn(csv, 'label')).toThrow(RangeError);
});

it.each([
  ['2026-11-18T23:59:59Z', '2026-11-12'],
  ['2026-11-19T00:00:00Z', '2026-11-19'],
  ['2026-11-22T12:00:00Z', '2026-11-19'],
  ['2026-11-25T12:00:00Z', '2026-11-19'],
  ['2026-11-26T00:00:00Z', '2026-11-26'],
])('keeps the story of %s in the week of %s', (now, thursday) => {
  expect(storyWeek(now)).toBe(thursday);
});

it('counts the days to make up for', () => {
  expect(daysSince('2026-11-19T23:00:00Z', '2026-11-22T01:00:00Z')).toBe(3);
  expect(daysSince('2026-11-22T01:00:00Z', '2026-11-19T23:00:00Z')).toBe(0);
});

it('ends what was begun, the last first, once, also when one fails', async () => {
  const ended: string[] = [];
  const cleanup = new Cleanup();
  cleanup.add(async () => ended.push('first'));
  cleanup.add(async () => ended.push('second'));
  await Promise.all([cleanup.run(), cleanup.run()]);
  expect(ended).toEqual(['second', 'first']);
});

it('tells what was expected and what was found', () => {
  expect(() => expectEqual('the total', '1', '1')).not.toThrow();
  expect(() => expectEqual('the total', '1.0', '1')).toThrow(
    new CheckError('the total: expected 1, found 1.0'),
  );
});
