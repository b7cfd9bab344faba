import type { Conversation, ConversationPage } from '@credit-usage/sdk';
import { exact, rounded } from '../layout/amounts.ts';
import { alignCells, joinCells, type TableColumn } from '../layout/table.ts';
import type { Paper } from './section.ts';

/** A title may be missing; an id never is. */
export const titleOf = ({ title, conversationId }: Pick<Conversation, 'title' | 'conversationId'>): string =>
  title === null || title.trim() === '' ? `(no title) ${conversationId}` : title;

/** Below this width, the organization's name is left out. */
const WIDE = 90;

interface Column extends TableColumn {
  readonly head: string;
  readonly cell: (row: Conversation, index: number) => string;
}

/** The most expensive conversations, and the usage that belongs to no conversation. */
export function conversations(
  { data, scope, unattributed }: ConversationPage,
  { style, width }: Paper,
): string[] {
  const heading = style.strong('Most expensive conversations');
  if (!data.length) return [heading, 'None in this period.'];
  const showOrganization = width >= WIDE && scope.includedCount > 1;
  const columns = columnsOf(scope).filter(({ head }) => showOrganization || head !== 'Organization');
  const rows = data.map((row, index) => columns.map(({ cell }) => cell(row, index)));
  const [head = [], ...lines] = alignCells([columns.map((column) => column.head), ...rows], columns, width);
  return [
    heading,
    style.quiet(joinCells(head)),
    ...lines.map(joinCells),
    style.quiet(`Usage that belongs to no conversation: ${exact(unattributed)}`),
  ];
}

function columnsOf({ included }: ConversationPage['scope']): Column[] {
  const names = new Map(included.map(({ id, name }) => [id, name]));
  return [
    { head: '', align: 'right', cell: (_, index) => String(index + 1) },
    { head: 'Conversation', fills: true, cell: titleOf },
    {
      head: 'Agent',
      cell: ({ agentName, agentState }) => agentName + (agentState === 'deleted' ? ' (deleted)' : ''),
    },
    { head: 'Organization', cell: ({ organizationId }) => names.get(organizationId) ?? organizationId },
    { head: 'Credits', align: 'right', cell: (row) => rounded(row.credits) },
    {
      head: 'Messages',
      align: 'right',
      cell: (row) => (row.messageCount === null ? 'unknown' : String(row.messageCount)),
    },
  ];
}
