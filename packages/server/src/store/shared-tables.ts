import { DIRECTORY_TABLES, FILTER_OF_IDS, USAGE_COLUMNS } from './tables.js';

/**
 * The schema of a ClickHouse server, where others may write too. A step that has shipped is never edited: a change is a new step.
 *
 * - Rows of `usage` with the same organization, time and id are one record that was written twice, by two servers or by a repeated
 *   statement. The table folds them, and reads see folded rows only (`final`). The row that was received first stays, so that a list
 *   does not lose a record between two pages. `ids` finds ids, folded or not.
 * - `claims` records for an hour which server is about to write which ids: `events/claims.ts` says why. It is never folded.
 */
export const SHARED_MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE usage (
      ${USAGE_COLUMNS},
      earliness UInt64 MATERIALIZED 18446744073709551615 - toUInt64(toUnixTimestamp64Micro(received_at)) CODEC(Delta, ZSTD),
      INDEX conversation conversation_id TYPE bloom_filter(0.01) GRANULARITY 1,
      PROJECTION by_id (SELECT organization_id, id, content_hash ORDER BY organization_id, id)
    )
    ENGINE = ReplacingMergeTree(earliness)
    PARTITION BY toYYYYMM(time)
    PRIMARY KEY (organization_id, time)
    ORDER BY (organization_id, time, id)
    SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, deduplicate_merge_projection_mode = 'rebuild'`,

    ...DIRECTORY_TABLES,

    `CREATE TABLE claims (
      organization_id String,
      id String,
      content_hash UInt128,
      claim UUID,
      released UInt8,
      claimed_at DateTime DEFAULT now()
    )
    ENGINE = MergeTree
    PARTITION BY toStartOfHour(claimed_at)
    ORDER BY (organization_id, id)
    TTL claimed_at + toIntervalHour(1)
    SETTINGS ttl_only_drop_parts = 1`,
  ],
  FILTER_OF_IDS,
];
