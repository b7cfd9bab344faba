import { expect, it } from 'vitest';
import { PLAIN } from '../src/layout/style.ts';
import { widthOf } from '../src/layout/text.ts';
import { renderReport } from '../src/report.ts';
import { categories } from '../src/sections/categories.ts';
import { conversations } from '../src/sections/conversations.ts';
import { days } from '../src/sections/days.ts';
import { details } from '../src/sections/details.ts';
import { header } from '../src/sections/header.ts';
import { conversation, detailsOf, FIGURES, page, REPORT } from './figures.ts';

const paper = { style: PLAIN, width: 60 };
const text = (lines: readonly string[]) => lines.join('\n');

it('begins with the range, the organizations and the figures', () => {
  expect(header(REPORT, paper)).toEqual([
    'Credit usage, the last 30 days',
    'Range           Fri 20 Nov 2026 – Sun 22 Nov 2026 (Asia/Jakarta)',
    'As of           Sun 22 Nov, 16:14',
    'Organizations   Acme, Globex',
    'Not included    Umbra (needs the Billing role)',
    '',
    'Total           1,239.005 credits',
    'Average a day   413.00',
    'Peak day        Sat 21 Nov, 1,234.01',
    'Change          +23.9% against 1,000.00 in the previous period, up to the same time',
  ]);
});

it('says of which year the peak day is where there are two', () => {
  const range = { ...REPORT.range, from: '2025-11-30T17:00:00Z' };
  expect(header({ ...REPORT, range }, paper)).toContain('Peak day        Sat 21 Nov 2026, 1,234.01');
});

it('says what there is no figure for', () => {
  const summary = { averageDaily: null, days: 0, peakDay: null, activeCategories: 0 };
  const previous = { ...REPORT.previous, total: '0', changeRatio: null } as NonNullable<
    typeof REPORT.previous
  >;
  const lines = header({ ...REPORT, summary, previous, total: '0' }, paper);
  expect(lines.slice(-4)).toEqual([
    'Total           0 credits',
    'Average a day   –',
    'Peak day        –',
    'Change          nothing in the previous period',
  ]);
});

it('draws a bar for each day, the one that is not over marked', () => {
  expect(days(REPORT, paper)).toEqual([
    'By day',
    'Fri 20 Nov     -5.00  ░',
    'Sat 21 Nov  1,234.01  ██████████████████████████',
    'Sun 22 Nov     10.00  ▎  so far',
  ]);
});

it('leaves the place of hours that have not begun empty', () => {
  const [bucket] = REPORT.buckets;
  if (!bucket) throw new Error('The report has no bucket');
  const later = {
    ...bucket,
    start: '2026-11-22T10:00:00Z',
    end: '2026-11-22T11:00:00Z',
    partial: true,
    total: '0',
  };
  const lines = days(
    { ...REPORT, query: { ...REPORT.query, bucket: 'hour' }, buckets: [bucket, later] },
    paper,
  );
  expect(lines[0]).toBe('By hour');
  expect(lines[2]).toMatch(/ · {2}not yet$/);
});

it('shares add up to a hundred, refunds aside', () => {
  expect(categories(REPORT, paper)).toEqual([
    'By category',
    'LLM        1,244.01  100.0%  ████████████████████████',
    'Embedding     -5.00    0.0%',
  ]);
});

it('says that there are no categories', () => {
  expect(categories({ ...REPORT, categories: [] }, paper)).toEqual(['By category', 'None in this period.']);
});

it('lists conversations, whatever is unknown of them', () => {
  const rows = [
    conversation(),
    conversation({
      conversationId: 'c_2',
      title: null,
      messageCount: null,
      credits: '3',
      agentState: 'deleted',
    }),
    conversation({ conversationId: 'c_3', title: '  ', organizationId: 'org_2', credits: '0.001' }),
  ];
  expect(text(conversations(page(rows), { style: PLAIN, width: 100 }))).toBe(
    [
      'Most expensive conversations',
      '   Conversation        Agent                         Organization  Credits  Messages',
      '1  Packaging in Japan  Research assistant            Acme           700.50         3',
      '2  (no title) c_2      Research assistant (deleted)  Acme             3.00   unknown',
      '3  (no title) c_3      Research assistant            Globex          <0.01         3',
      'Usage that belongs to no conversation: 12.5',
    ].join('\n'),
  );
  expect(text(conversations(page(rows), paper))).not.toContain('Organization');
  expect(conversations(page([]), paper)).toEqual(['Most expensive conversations', 'None in this period.']);
});

it('shows all steps of a short conversation', () => {
  expect(details(detailsOf(2), 'Asia/Jakarta', paper)).toEqual([
    'Packaging in Japan',
    'Research assistant, 2 entries: LLM 2.50',
    'Sat 21 Nov, 09:00  LLM  Step 1  1.25',
    'Sat 21 Nov, 09:00  LLM  Step 2  1.25',
    'Total usage for conversation  2.5 credits, 2 entries',
  ]);
});

it('sums up the middle of a long one, so that what is shown adds up', () => {
  const lines = details(detailsOf(40), 'Asia/Jakarta', paper);
  expect(lines).toContain('… 28 more entries, 35 credits …');
  expect(lines.filter((line) => line.includes('Step'))).toHaveLength(12);
  expect(lines.at(-1)).toBe('Total usage for conversation  50 credits, 40 entries');
});

it('tells the period’s part from the whole conversation', () => {
  const lines = details(detailsOf(3, { total: '2.5', entryCount: 2 }), 'Asia/Jakarta', paper);
  expect(lines.slice(-2)).toEqual([
    'In this period  2.5 credits, 2 entries',
    'Total usage for conversation  3.75 credits, 3 entries',
  ]);
});

it('says which role opens the details, when the viewer has none', () => {
  const agent = {
    type: 'agent',
    id: 'research',
    organizationId: 'org_1',
    name: 'Research assistant',
  } as const;
  const closed = conversation({
    detailAccess: false,
    detailRequires: [
      { role: 'Owner', scope: agent },
      { role: 'Contributor', scope: agent },
    ],
  });
  const lines = renderReport({ report: REPORT, conversations: page([closed]) }, paper);
  expect(lines.at(-1)).toBe('To open “Packaging in Japan” you need the Owner or Contributor role.');
});

it('fits into the terminal, and keeps its sections apart', () => {
  const lines = renderReport(FIGURES, { style: PLAIN, width: 80 });
  for (const line of lines.slice(10)) expect(widthOf(line)).toBeLessThanOrEqual(80);
  expect(lines.filter((line) => line === '')).toHaveLength(5);
});

it('prints no character that a terminal would obey, whatever the names are', () => {
  const evil = 'a\u001b]0;owned\u0007\u001b[2J\nb\u009b';
  const named = JSON.parse(JSON.stringify(FIGURES), (key, value: unknown) =>
    /^(?:name|label|title|agentName|role|category|description)$/.test(key) ? evil : value,
  ) as typeof FIGURES;
  const lines = renderReport(named, paper);
  expect(text(lines)).toContain('a]0;owned[2J b');
  for (const line of lines) expect(line).not.toMatch(/\p{Cc}/u);
});
