import { type Check, checkFields, isFilled, isFunction, unless } from './check-fields.js';
import type { StoreOptions } from './open-store.js';

const CHECKS: Readonly<Record<keyof StoreOptions, Check>> = {
  folder: unless(isFilled, 'the path of a folder, such as "./usage-data"'),
  url: unless(
    isFilled,
    'the address of a ClickHouse server, such as "https://user:password@clickhouse.example.com:8443/database"',
  ),
  cluster: unless(isFilled, 'the name of a cluster'),
  engineFolder: unless(isFilled, 'the path of a folder to keep the embedded engine in'),
  onProgress: unless(isFunction, 'a function of a line of text'),
};

/** @throws TypeError that names the option and says what to give. An address is never repeated: it may hold a password */
export function checkStoreOptions(options: StoreOptions): void {
  checkFields(options, { caller: 'openStore', least: '{ folder } or { url }', checks: CHECKS });
  const { folder, url, cluster } = options;
  if (folder !== undefined && url !== undefined)
    throw new TypeError('openStore takes folder or url, not both: usage is kept in one place');
  if (folder === undefined && url === undefined)
    throw new TypeError(
      'openStore needs folder or url: a folder for the embedded engine, or a ClickHouse server',
    );
  if (cluster !== undefined && url === undefined)
    throw new TypeError('cluster needs url: the address of one of its servers');
}
