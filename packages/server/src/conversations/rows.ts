import type { EpochMicros } from '@credit-usage/sdk/time';
import type { Parameters } from '../store/database.js';
import type { Reader } from '../store/reader.js';
import { type Selection, selected } from '../store/selection.js';
import type { ConversationsQuery } from './query.js';

/** A conversation's key and the usage that the filter selects. */
export interface ConversationUsage {
  readonly organization_id: string;
  readonly agent_id: string;
  readonly conversation_id: string;
  readonly credits: string;
  readonly last_activity_at: EpochMicros;
}

/** The sort key of a row and its own key: the next page begins after it. */
export type Position = readonly [
  value: string | number,
  organization: string,
  agent: string,
  conversation: string,
];

const SORTS: Readonly<
  Record<
    ConversationsQuery['sort'],
    { column: string; type: string; of: (row: ConversationUsage) => string | number }
  >
> = {
  '-lastActivityAt': { column: 'last_activity_at', type: 'Int64', of: (row) => row.last_activity_at },
  '-credits': { column: 'credits', type: 'Decimal(38, 6)', of: (row) => row.credits },
};

export function positionOf(row: ConversationUsage, sort: ConversationsQuery['sort']): Position {
  return [SORTS[sort].of(row), row.organization_id, row.agent_id, row.conversation_id];
}

/** A page of conversations with usage, and one row more if there is a next page; ties are sorted by the key, ascending. */
export async function conversationRows(
  database: Reader,
  selection: Selection,
  page: {
    readonly sort: ConversationsQuery['sort'];
    readonly limit: number;
    readonly after?: Position | undefined;
  },
): Promise<readonly ConversationUsage[]> {
  const { where, parameters } = selected(selection);
  const { column, type } = SORTS[page.sort];
  const after: { having: string; parameters: Parameters } = page.after
    ? {
        having: `HAVING ${column} < {after:${type}} OR (${column} = {after:${type}} AND
          (organization_id, agent_id, conversation_id) > ({after_organization:String}, {after_agent:String}, {after_conversation:String}))`,
        parameters: {
          after: page.after[0],
          after_organization: page.after[1],
          after_agent: page.after[2],
          after_conversation: page.after[3],
        },
      }
    : { having: '', parameters: {} };
  return database.read<ConversationUsage>(
    selection.organizations,
    `SELECT organization_id, agent_id, conversation_id,
       sum(usage.credits) AS credits, toUnixTimestamp64Micro(max(time)) AS last_activity_at
     FROM usage WHERE ${where} AND conversation_id != ''
     GROUP BY organization_id, agent_id, conversation_id
     ${after.having}
     ORDER BY ${column} DESC, organization_id, agent_id, conversation_id
     LIMIT {rows:UInt32}`,
    { ...parameters, ...after.parameters, rows: page.limit + 1 },
  );
}

/** The total of the selected usage that belongs to no conversation. */
export async function unattributedCredits(database: Reader, selection: Selection): Promise<string> {
  const { where, parameters } = selected(selection);
  const [row] = await database.read<{ credits: string }>(
    selection.organizations,
    `SELECT sum(usage.credits) AS credits FROM usage WHERE ${where} AND conversation_id = ''`,
    parameters,
  );
  return row?.credits ?? '0';
}
