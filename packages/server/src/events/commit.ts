import type { EventsAccepted, RecordError } from '@credit-usage/sdk/contract';
import type { EpochMicros } from '@credit-usage/sdk/time';
import { type Batch, type ConversationRow, keyOf, sizeOf, type UsageRow } from '../store/batch.js';
import type { Database } from '../store/database.js';
import { type Claim, claimIds } from './claims.js';
import { directoryRows, NEVER_USED } from './directory-rows.js';
import { knownIds } from './known-ids.js';
import { isNewer, knownAgents, knownConversations, knownOrganizations } from './known-records.js';
import { slicesOf } from './months.js';
import type { WrittenCategories } from './written-categories.js';

/** The result of one batch. */
export type Verdict = EventsAccepted | { readonly conflicts: readonly RecordError[] } | typeof CONTESTED;

/** Another server was about to write different content under an id of the batch. Which of the two will be stored is not known yet. */
export const CONTESTED = { contested: true } as const;

/** The results of several batches. */
export interface Committed {
  readonly verdicts: readonly Verdict[];
  /** Usage that is still to be written, in slices. The results hold once all of it is; until then nobody else may write its ids. */
  readonly rest: readonly (readonly UsageRow[])[];
}

/** Checks several batches, each as a whole, and writes what is new in them: all of it, unless it has too many months for one statement. */
export async function commit(
  database: Database,
  batches: readonly Batch[],
  receivedAt: EpochMicros,
  written?: WrittenCategories,
): Promise<Committed> {
  const all = <Kind extends keyof Batch>(kind: Kind): Batch[Kind][number][] =>
    batches.flatMap((batch): Batch[Kind][number][] => batch[kind]);
  const claimsOfOthers = database.isShared() ? await claimIds(database, all('usage')) : undefined;
  const [ids, agents, organizations, conversations, claim] = await Promise.all([
    knownIds(database, all('usage')),
    knownAgents(database, all('agents')),
    knownOrganizations(database, all('organizations')),
    knownConversations(database, all('conversations')),
    claimsOfOthers?.(),
  ]);

  const usage: UsageRow[] = [];
  const news: Pick<Batch, 'agents' | 'organizations' | 'conversations'> = {
    agents: [],
    organizations: [],
    conversations: [],
  };
  const verdicts = batches.map((batch): Verdict => {
    const { fresh, conflicts } = sift(batch.usage, ids);
    if (conflicts.length) return { conflicts };
    if (claim && fresh.some((row) => claim.contested(row))) return CONTESTED;
    for (const row of fresh) ids.set(keyOf(row.organization_id, row.id), row.content_hash);
    usage.push(...fresh);
    const accepted =
      fresh.length +
      fold(batch.agents, agents, (row) => keyOf(row.organization_id, row.agent_id), news.agents) +
      fold(batch.organizations, organizations, (row) => keyOf(row.organization_id), news.organizations) +
      fold(
        batch.conversations,
        conversations,
        (row) => keyOf(row.organization_id, row.agent_id, row.conversation_id),
        news.conversations,
      );
    return { accepted, duplicates: sizeOf(batch) - accepted };
  });

  const refused = batches.filter((_, index) => !('accepted' in (verdicts[index] as Verdict)));
  const [first = [], ...rest] = slicesOf(usage);
  const write = async (): Promise<void> => {
    // The directory is written first: usage of an unknown agent could not be reached, while an agent without usage does no harm.
    await writeDirectory(database, usage, news, written);
    await writeUsage(database, first, receivedAt);
  };
  await Promise.all([write(), release(claim, refused, ids)]);
  return { verdicts, rest };
}

/** Releases the ids of refused batches, except those that are stored with the same content. */
async function release(
  claim: Claim | undefined,
  refused: readonly Batch[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = refused
    .flatMap((batch) => batch.usage)
    .filter((row) => ids.get(keyOf(row.organization_id, row.id)) !== row.content_hash);
  // A failure is ignored: a claim that stays expires by itself, and batches that were written must not seem to have failed.
  await claim?.release(rows).catch(() => undefined);
}

/** The rows that are new, and those whose id is known with different content. */
function sift(
  rows: readonly UsageRow[],
  known: ReadonlyMap<string, string>,
): { fresh: UsageRow[]; conflicts: RecordError[] } {
  const inBatch = new Map<string, string>();
  const fresh: UsageRow[] = [];
  const conflicts: RecordError[] = [];
  for (const row of rows) {
    const key = keyOf(row.organization_id, row.id);
    const hash = known.get(key) ?? inBatch.get(key);
    if (hash === undefined) {
      inBatch.set(key, row.content_hash);
      fresh.push(row);
    } else if (hash !== row.content_hash) {
      conflicts.push({
        index: row.index,
        field: 'id',
        message:
          'This id already exists in this organization with different content. What was recorded never changes: write a correction under a new id.',
      });
    }
  }
  return { fresh, conflicts };
}

/** Adds the records that win over what is known, and says how many did. */
function fold<Row extends { readonly record: Batch['agents' | 'conversations'][number]['record'] }>(
  rows: readonly Row[],
  known: Map<string, Row['record']>,
  key: (row: Row) => string,
  news: Row[],
): number {
  let won = 0;
  for (const row of rows) {
    if (!isNewer(row.record, known.get(key(row)))) continue;
    known.set(key(row), row.record);
    news.push(row);
    won++;
  }
  return won;
}

/** One statement for each table with something new. */
async function writeDirectory(
  database: Database,
  usage: readonly UsageRow[],
  news: Pick<Batch, 'agents' | 'organizations' | 'conversations'>,
  written: WrittenCategories | undefined,
): Promise<void> {
  const directory = directoryRows(usage);
  const categories = written?.newAmong(directory.categories) ?? directory.categories;
  const tables: [string, readonly object[]][] = [
    [
      'agents',
      [
        ...directory.agents,
        ...news.agents.map((row) => ({ first_usage: NEVER_USED, ...row })),
        ...agentsOf(news.conversations),
      ],
    ],
    ['organizations', [...directory.organizations, ...news.organizations]],
    ['categories', categories],
    ['conversations', news.conversations],
  ];
  await Promise.all(tables.map(([table, rows]) => (rows.length ? database.insert(table, rows) : undefined)));
  written?.note(categories);
}

/** Writes usage that was found to be new, in one statement. */
export async function writeUsage(
  database: Database,
  usage: readonly UsageRow[],
  receivedAt: EpochMicros,
): Promise<void> {
  if (!usage.length) return;
  await database.insert(
    'usage',
    usage.map(({ index, organization_name, agent_name, ...row }) => ({ ...row, received_at: receivedAt })),
  );
}

/** Adds the agent of a conversation even when it has no record and no usage: without it, the conversation could not be opened. */
function agentsOf(conversations: readonly ConversationRow[]): object[] {
  const agents = conversations.map(({ organization_id, agent_id }): [string, object] => [
    keyOf(organization_id, agent_id),
    { first_usage: NEVER_USED, organization_id, agent_id },
  ]);
  return [...new Map(agents).values()];
}
