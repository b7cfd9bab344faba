import { credits, type UsageBucket, type UsageReport } from '@credit-usage/sdk';
import { rounded } from '../layout/amounts.ts';
import { bar } from '../layout/bar.ts';
import { bucketName } from '../layout/dates.ts';
import { padEnd, padStart, widthOf } from '../layout/text.ts';
import type { Paper } from './section.ts';

const TITLES: Readonly<Record<string, string>> = {
  hour: 'By hour',
  day: 'By day',
  week: 'By week',
  month: 'By month',
};
const NOTE_WIDTH = 12;
const LEAST_BAR = 8;

/** A bar for each bucket. A bucket that has not begun gets no figure, rather than 0. */
export function days({ buckets, query, asOf }: UsageReport, { style, width }: Paper): string[] {
  const rows = buckets.map((bucket) => ({
    name: bucketName(bucket, query.bucket),
    amount: hasBegun(bucket, asOf) ? rounded(bucket.total) : '·',
    value: hasBegun(bucket, asOf) ? credits.toNumber(bucket.total) : 0,
    note: noteOf(bucket, asOf),
  }));
  const nameWidth = Math.max(0, ...rows.map(({ name }) => widthOf(name)));
  const amountWidth = Math.max(0, ...rows.map(({ amount }) => widthOf(amount)));
  const barWidth = Math.max(LEAST_BAR, width - nameWidth - amountWidth - NOTE_WIDTH - 4);
  const greatest = Math.max(0, ...rows.map(({ value }) => Math.abs(value)));
  return [
    style.strong(TITLES[query.bucket] ?? 'Over time'),
    ...rows.map(({ name, amount, value, note }) =>
      [
        padEnd(name, nameWidth),
        padStart(amount, amountWidth),
        style.bar(bar(value, greatest, barWidth)),
        style.quiet(note),
      ]
        .filter((cell, index) => index < 2 || cell !== '')
        .join('  '),
    ),
  ];
}

const hasBegun = ({ start }: UsageBucket, asOf: string): boolean => Date.parse(start) <= Date.parse(asOf);

function noteOf(bucket: UsageBucket, asOf: string): string {
  if (!hasBegun(bucket, asOf)) return 'not yet';
  if (!bucket.partial) return '';
  return Date.parse(bucket.end) > Date.parse(asOf) ? 'so far' : 'partial';
}
