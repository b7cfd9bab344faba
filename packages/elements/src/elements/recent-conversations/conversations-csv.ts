import { type CsvColumn, csvText } from '../../util/csv.js';
import type { ConversationFacts, PageFacts } from './recent-conversations.model.js';

interface Row {
  readonly row: ConversationFacts;
  readonly organizationName: string | undefined;
}

/** The columns of the API's own CSV. New ones are only ever added at the end. */
const COLUMNS: readonly CsvColumn<Row>[] = [
  ['organizationId', ({ row }) => row.organizationId],
  ['organizationName', ({ organizationName }) => organizationName],
  ['agentId', ({ row }) => row.agentId],
  ['agentName', ({ row }) => row.agentName],
  ['agentState', ({ row }) => row.agentState],
  ['conversationId', ({ row }) => row.conversationId],
  ['title', ({ row }) => row.title],
  ['credits', ({ row }) => row.credits, true],
  ['messageCount', ({ row }) => row.messageCount, true],
  ['startedAt', ({ row }) => row.startedAt?.instant],
  ['lastActivityAt', ({ row }) => row.lastActivityAt?.instant],
];

/** The rows as CSV. */
export function conversationsCsv(
  rows: readonly ConversationFacts[],
  organizationNames: PageFacts['organizationNames'],
): string {
  return csvText(
    COLUMNS,
    rows.map((row) => ({ row, organizationName: organizationNames.get(row.organizationId) })),
  );
}
