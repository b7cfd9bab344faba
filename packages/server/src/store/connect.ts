import {
  type ClickHouseClient,
  type ClickHouseClientConfigOptions,
  ClickHouseLogLevel,
  createClient,
  type Logger,
} from '@clickhouse/client';
import { Database } from './database.js';
import { type Engine, loadEngine } from './engine.js';
import type { Opening } from './opening.js';
import { StoreUnavailableError } from './store-error.js';

const settings = {
  // Credits stay text from end to end: a JSON number would be read as a float.
  output_format_json_quote_decimals: 1,
  // Epoch microseconds are safe integers until the year 2255.
  output_format_json_quote_64bit_integers: 0,
  // A batch may span any number of months.
  max_partitions_per_insert_block: '0',
} as const;

/** Additional settings for a store to which others write as well. */
const sharedSettings = {
  // A record that was written twice counts once. Both of its rows are in one month, so each month is folded separately.
  final: 1,
  do_not_merge_across_partitions_select_final: 1,
  // An acknowledged insert must be stored. The server need not group inserts: the write queue has already done so.
  async_insert: 0,
  wait_for_async_insert: 1,
  // An error in the middle of an answer must not look like a row.
  http_write_exception_in_output_format: 0,
  // Nobody waits for the rest of a report once the connection is closed.
  cancel_http_readonly_queries_on_client_close: 1,
} as const;

/** Looking up ids must find what was written before, so both go to the first replica of a shard that is available. */
const clusterSettings = {
  distributed_foreground_insert: 1,
  load_balancing: 'in_order',
  prefer_localhost_replica: 0,
} as const;

const silent = (): void => undefined;

/** Without this, the client writes to the console which settings it overrides, even when logging is off. */
class SilentLogger implements Logger {
  readonly trace = silent;
  readonly debug = silent;
  readonly info = silent;
  readonly warn = silent;
  readonly error = silent;
}

const common: ClickHouseClientConfigOptions = {
  // The client would print statements to the console. Failures reach us as errors, and are logged once, where they are answered.
  log: { level: ClickHouseLogLevel.OFF, LoggerClass: SilentLogger },
};

/**
 * Opens a ClickHouse server or cluster. Parameters go in the body: lists of ids would not fit into a URL.
 *
 * @throws StoreAddressError for an address that is not valid, or has options that the client does not know
 */
export function connectToServer(url: string, cluster?: string): Database {
  const client = (): ClickHouseClient =>
    clientOf({
      ...common,
      url,
      clickhouse_settings: {
        ...settings,
        ...sharedSettings,
        ...(cluster !== undefined && clusterSettings),
      },
      use_multipart_params: true,
      max_open_connections: 50,
    });
  // Writes have connections of their own: reads that take long, and files that are read slowly, must not keep them waiting.
  return new Database(client(), client());
}

/**
 * The address of a ClickHouse server is not valid, or has options that do not exist. The message does not repeat it: it may hold a password.
 *
 * @public
 */
export class StoreAddressError extends TypeError {
  /** Tells it from other errors. */
  override readonly name = 'StoreAddressError';
}

/** An address may hold a password, and the client's errors repeat it, so they are replaced. */
function clientOf(options: ClickHouseClientConfigOptions): ClickHouseClient {
  try {
    return createClient(options);
  } catch (error) {
    const unknown = /^Unknown URL parameters: [\w, -]+$/.exec(String((error as Error).message))?.[0];
    throw new StoreAddressError(
      unknown ??
        'The address of ClickHouse is not valid. Expected http or https, such as https://user:password@clickhouse.example.com:8443/database; percent-encode special characters in the user name and password',
    );
  }
}

/**
 * Opens the embedded engine on a folder, in this process.
 *
 * @throws EngineUnavailableError when it cannot be used or installed, StoreUnavailableError when it cannot open the folder
 */
export async function connectToFolder(path: string, options: Opening): Promise<Database> {
  const engine = await loadEngine(options);
  return new Database(
    createClient({
      ...common,
      clickhouse_settings: { ...settings },
      connection: connectionTo(engine, path),
    }),
  );
}

/** The engine has its own lock, which also works where ours cannot see who holds the folder. Its error does not say what is wrong. */
function connectionTo(engine: Engine, path: string): ReturnType<Engine['createChdbConnection']> {
  try {
    return engine.createChdbConnection({ path });
  } catch (cause) {
    throw new StoreUnavailableError(
      `The embedded engine cannot open ${path}. Another process may have it open, perhaps on another machine, or this user may not read and write all of it`,
      { cause },
    );
  }
}
