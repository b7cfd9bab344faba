import { type CsvColumn, csvText } from '../../util/csv.js';
import type { ConversationFacts, PageFacts } from './recent-conversations.model.js';

interface Row {
  readonly row: ConversationFacts;
  readonly organizationName: string | undefined;
}

/** As the API's own CSV has them: columns are only ever appended. */
const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'organizationId', kind: 'text', value: ({ row }) => row.organizationId },
  { name: 'organizationName', kind: 'text', value: ({ organizationName }) => organizationName },
  { name: 'agentId', kind: 'text', value: ({ row }) => row.agentId },
  { name: 'agentName', kind: 'text', value: ({ row }) => row.agentName },
  { name: 'agentState', kind: 'text', value: ({ row }) => row.agentState },
  { name: 'conversationId', kind: 'text', value: ({ row }) => row.conversationId },
  { name: 'title', kind: 'text', value: ({ row }) => row.title },
  { name: 'credits', kind: 'number', value: ({ row }) => row.credits },
  { name: 'messageCount', kind: 'number', value: ({ row }) => row.messageCount },
  { name: 'startedAt', kind: 'text', value: ({ row }) => row.startedAt?.instant },
  { name: 'lastActivityAt', kind: 'text', value: ({ row }) => row.lastActivityAt?.instant },
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
