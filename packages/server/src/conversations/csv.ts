import { type ConversationRow, conversationColumns } from '@credit-usage/sdk/export';
import { formatInstant } from '@credit-usage/sdk/time';
import { judgeSelection } from '../auth/scope.js';
import type { Viewer } from '../auth/viewer.js';
import type { CsvAnswer } from '../csv/csv-response.js';
import { loadNames } from '../names/names.js';
import type { Source } from '../names/source.js';
import type { Moment } from '../query/moment.js';
import type { Selection } from '../store/selection.js';
import { describeConversations } from './describe.js';
import type { ConversationsQuery } from './query.js';
import { conversationRows, type Position, positionOf } from './rows.js';

/** For each page the store groups the whole range again: large pages keep that rare. */
const PAGE = 10_000;

/** All of a viewer's conversations as CSV. */
export async function conversationsCsv(
  source: Source,
  viewer: Viewer,
  query: ConversationsQuery,
  at: Moment,
): Promise<CsvAnswer<ConversationRow>> {
  const { selection, scope } = await judgeSelection(source, viewer, query, query.time.range, at);
  return {
    columns: conversationColumns,
    rows: rows(source, viewer, selection, query.sort),
    asOf: formatInstant(at.asOf),
    excluded: scope.excluded,
    onError: source.failed,
  };
}

async function* rows(
  source: Source,
  viewer: Viewer,
  selection: Selection,
  sort: ConversationsQuery['sort'],
): AsyncGenerator<ConversationRow, void> {
  let after: Position | undefined;
  do {
    const found = await conversationRows(source.database, selection, { sort, limit: PAGE, after });
    const page = found.slice(0, PAGE);
    const names = await loadNames(source, {
      organizations: [...new Set(page.map((row) => row.organization_id))],
    });
    for (const row of await describeConversations(source, viewer, page, selection))
      yield { ...row, organizationName: names.organization(row.organizationId).name };
    const last = found.length > PAGE ? page.at(-1) : undefined;
    after = last && positionOf(last, sort);
  } while (after);
}
