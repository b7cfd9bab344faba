/** What is kept of a usage record. */
export const USAGE_COLUMNS = `organization_id LowCardinality(String),
  agent_id String,
  conversation_id String,
  category LowCardinality(String),
  id String,
  time DateTime64(6, 'UTC') CODEC(Delta, ZSTD),
  description String CODEC(ZSTD),
  credits Decimal(18, 6) CODEC(ZSTD),
  content_hash UInt128,
  received_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD)`;

/** The tables of what exists, with names. They fold by themselves, whoever writes to them. */
export const DIRECTORY_TABLES: readonly string[] = [
  `CREATE TABLE agents (
    organization_id String,
    agent_id String,
    first_usage SimpleAggregateFunction(min, DateTime64(6, 'UTC')),
    last_usage SimpleAggregateFunction(max, DateTime64(6, 'UTC')),
    usage_name SimpleAggregateFunction(max, Tuple(time DateTime64(6, 'UTC'), name String)),
    record SimpleAggregateFunction(max, Tuple(updated_at DateTime64(6, 'UTC'), name String, state String))
  )
  ENGINE = AggregatingMergeTree
  ORDER BY (organization_id, agent_id)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,

  `CREATE TABLE organizations (
    organization_id String,
    usage_name SimpleAggregateFunction(max, Tuple(time DateTime64(6, 'UTC'), name String)),
    record SimpleAggregateFunction(max, Tuple(updated_at DateTime64(6, 'UTC'), name String, state String))
  )
  ENGINE = AggregatingMergeTree
  ORDER BY organization_id
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,

  `CREATE TABLE categories (
    organization_id String,
    category String,
    first_usage SimpleAggregateFunction(min, DateTime64(6, 'UTC'))
  )
  ENGINE = AggregatingMergeTree
  ORDER BY (organization_id, category)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,

  `CREATE TABLE conversations (
    organization_id String,
    agent_id String,
    conversation_id String,
    record SimpleAggregateFunction(max, Tuple(
      updated_at DateTime64(6, 'UTC'),
      last_activity_at DateTime64(6, 'UTC'),
      message_count UInt64,
      started_at DateTime64(6, 'UTC'),
      has_title UInt8,
      title String
    ))
  )
  ENGINE = AggregatingMergeTree
  ORDER BY (organization_id, agent_id, conversation_id)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
];

/**
 * How the ids of a batch are found: a Bloom filter for each granule skips those without any of them. Ids are mostly new, and those of a
 * repeated batch are near each other in time, so little is read: next to nothing for some hundred ids, and no more than before for ten
 * thousand. Sorted by id, as in `by_id`, each id was in another granule of every part, which came to reading nearly all of them. One false
 * positive in ten thousand is the least that the engine can do. Parts of an older version get their filters in the background.
 */
export const FILTER_OF_IDS: readonly string[] = [
  `ALTER TABLE usage ADD INDEX IF NOT EXISTS ids id TYPE bloom_filter(0.0001) GRANULARITY 1`,
  `ALTER TABLE usage MATERIALIZE INDEX ids SETTINGS mutations_sync = 0`,
  `ALTER TABLE usage DROP PROJECTION IF EXISTS by_id SETTINGS mutations_sync = 0, alter_sync = 0`,
];

/**
 * The schema of the embedded engine, one statement per step, in the order in which the steps were added. A step that has shipped is never
 * edited: a change is a new step.
 *
 * - `usage` holds what was recorded and is only ever added to. It is sorted by organization and time, as it is read. `ids` and
 *   `conversation` skip the granules without the ids, or the conversation, that are looked for; they are part of the same insert, so
 *   that they cannot fall behind.
 * - Its projections `by_hour` and `by_quarter` are roll-ups for long reports. They are parts of the same insert too: what they say is
 *   what the rows say, whatever was sent twice, came late, or was cut off. Parts of an older version get theirs in the background.
 * - The other tables fold by the greatest value of a tuple that begins with a time: whatever order records arrive in, however
 *   often, what is left is the same.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE usage (
      ${USAGE_COLUMNS},
      INDEX conversation conversation_id TYPE bloom_filter(0.01) GRANULARITY 1,
      PROJECTION by_id (SELECT organization_id, id, content_hash ORDER BY organization_id, id)
    )
    ENGINE = MergeTree
    PARTITION BY toYYYYMM(time)
    ORDER BY (organization_id, time)
    SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,

    ...DIRECTORY_TABLES,
  ],
  [
    `ALTER TABLE usage ADD PROJECTION IF NOT EXISTS by_hour (
      SELECT organization_id, category, toStartOfHour(time), sum(credits)
      GROUP BY organization_id, category, toStartOfHour(time)
    )`,
    `ALTER TABLE usage ADD PROJECTION IF NOT EXISTS by_quarter (
      SELECT organization_id, category, toStartOfFifteenMinutes(time), sum(credits)
      GROUP BY organization_id, category, toStartOfFifteenMinutes(time)
    )`,
    `ALTER TABLE usage MATERIALIZE PROJECTION by_hour`,
    `ALTER TABLE usage MATERIALIZE PROJECTION by_quarter`,
  ],
  FILTER_OF_IDS,
];
