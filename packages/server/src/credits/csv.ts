import type { UsageEntry } from '@credit-usage/sdk/contract';
import { entryColumns } from '@credit-usage/sdk/export';
import { formatInstant } from '@credit-usage/sdk/time';
import type { Viewer } from '../auth/viewer.js';
import type { CsvAnswer } from '../csv/csv-response.js';
import type { Source } from '../names/source.js';
import type { Moment } from '../query/moment.js';
import type { Reader } from '../store/reader.js';
import type { Selection } from '../store/selection.js';
import { describeEntry, type EntryPosition, entryRows } from './entries.js';
import { type ConversationId, findConversation } from './find-conversation.js';
import type { CreditsQuery } from './query.js';

const PAGE = 10_000;

/** All selected entries of one conversation as CSV. */
export async function creditsCsv(
  source: Source,
  viewer: Viewer,
  conversation: ConversationId,
  query: CreditsQuery,
  at: Moment,
): Promise<CsvAnswer<UsageEntry>> {
  const { whole } = await findConversation(source, viewer, conversation, query.organizationId, at);
  const selection: Selection = { ...whole, categories: query.categories, range: query.time?.range };
  return {
    columns: entryColumns,
    rows: rows(source.database, selection),
    asOf: formatInstant(at.asOf),
    onError: source.failed,
  };
}

async function* rows(database: Reader, selection: Selection): AsyncGenerator<UsageEntry, void> {
  let after: EntryPosition | undefined;
  do {
    const found = await entryRows(database, selection, { limit: PAGE, after });
    const page = found.slice(0, PAGE);
    yield* page.map(describeEntry);
    const last = found.length > PAGE ? page.at(-1) : undefined;
    after = last && [last.time, last.id];
  } while (after);
}
