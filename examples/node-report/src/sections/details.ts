import { credits, type UsageEntry } from '@credit-usage/sdk';
import type { Details } from '../figures.ts';
import { exact, exactColumn, rounded } from '../layout/amounts.ts';
import { clockTime } from '../layout/dates.ts';
import { alignCells, joinCells } from '../layout/table.ts';
import { titleOf } from './conversations.ts';
import type { Paper } from './section.ts';

/** How many steps are printed: more would bury the end, where the refunds are. */
const FIRST = 8;
const LAST = 4;

/** The steps of the most expensive conversation: the first ones, the last ones, and the sum of those in between. */
export function details(
  { conversation, credits: answer, entries }: Details,
  timezone: string,
  { style, width }: Paper,
): string[] {
  const { total, entryCount, matched } = answer;
  const kinds = matched.categories.map(({ label, total: of }) => `${label} ${rounded(of)}`).join(', ');
  const [first, between, last] = split(entries);
  const shown = [...first, ...last];
  const amounts = exactColumn(shown.map((entry) => entry.credits));
  const rows = alignCells(
    shown.map((entry, index) => [
      clockTime(entry.time, timezone),
      entry.category,
      entry.description,
      amounts[index] ?? '',
    ]),
    [{}, {}, { fills: true }, { align: 'right' }],
    width,
  ).map(joinCells);
  if (between.length)
    rows.splice(
      first.length,
      0,
      style.quiet(`… ${between.length} more entries, ${exact(sumOf(between))} credits …`),
    );
  return [
    style.strong(titleOf(conversation)),
    style.quiet(`${conversation.agentName}, ${matched.entryCount} entries: ${kinds}`),
    ...rows,
    ...(matched.total === total
      ? []
      : [`In this period  ${exact(matched.total)} credits, ${matched.entryCount} entries`]),
    style.strong(`Total usage for conversation  ${exact(total)} credits, ${entryCount} entries`),
  ];
}

function split(entries: readonly UsageEntry[]): [UsageEntry[], UsageEntry[], UsageEntry[]] {
  if (entries.length <= FIRST + LAST + 1) return [[...entries], [], []];
  return [entries.slice(0, FIRST), entries.slice(FIRST, -LAST), entries.slice(-LAST)];
}

const sumOf = (entries: readonly UsageEntry[]): string => credits.sum(entries.map((entry) => entry.credits));
