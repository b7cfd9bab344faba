import { type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';
import { Database } from './database.js';
import { type EngineOptions, loadEngine } from './engine.js';

const settings = {
  // Credits stay text from end to end: a JSON number would be read as a float.
  output_format_json_quote_decimals: 1,
  // Epoch microseconds are safe integers until the year 2255.
  output_format_json_quote_64bit_integers: 0,
  // A batch may span any number of months.
  max_partitions_per_insert_block: '0',
} as const;

const common: ClickHouseClientConfigOptions = { clickhouse_settings: { ...settings } };

/** Opens a ClickHouse server or cluster. Parameters go in the body: lists of ids would not fit into a URL. */
export function connectToServer(url: string): Database {
  return new Database(createClient({ ...common, url, use_multipart_params: true }));
}

/** Opens the embedded engine on a folder, in this process. */
export async function connectToFolder(path: string, options: EngineOptions): Promise<Database> {
  const engine = await loadEngine(options);
  return new Database(createClient({ ...common, connection: engine.createChdbConnection({ path }) }));
}
