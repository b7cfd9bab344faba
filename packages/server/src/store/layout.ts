import { SHARED_MIGRATIONS } from './shared-tables.js';
import { MIGRATIONS } from './tables.js';

/** How the tables of a store are made. */
export interface Layout {
  /** One statement a step, as for a single server. */
  readonly steps: readonly (readonly string[])[];
  /** Which engines the table `usage` may have: another one would count what is written twice, or know nothing of the other servers. */
  readonly usageEngine: RegExp;
  /** The statements that are sent for one of a step. */
  rendered(statement: string, database: string): readonly string[];
}

/** The embedded engine: one process writes. */
export const embeddedLayout: Layout = {
  steps: MIGRATIONS,
  usageEngine: /^MergeTree$/,
  rendered: (statement) => [statement],
};

/** One ClickHouse server, or a service that replicates by itself. */
export const sharedLayout: Layout = {
  steps: SHARED_MIGRATIONS,
  usageEngine: /^(?:Shared|Replicated)?ReplacingMergeTree$/,
  rendered: (statement) => [statement],
};

/** A name, or a macro that each server has a name for. It stands in statements, where no parameter can. */
export const isClusterName = (name: string): boolean => /^[\w.{}-]{1,128}$/.test(name);

/**
 * A cluster: replicated tables that are named `…_local`, and distributed ones before them that are read and written.
 *
 * @throws TypeError for what cannot be the name of a cluster
 */
export function clusterLayout(cluster: string): Layout {
  if (!isClusterName(cluster))
    throw new TypeError(
      'A cluster is named with letters, digits, ".", "_" and "-", or by a macro such as {cluster}',
    );
  return {
    steps: SHARED_MIGRATIONS,
    usageEngine: /^Distributed$/,
    rendered: (statement, database) => onCluster(statement, cluster, database),
  };
}

/** A table on each server of a cluster, and one that stands for all of them. An organization is on one shard as a whole. */
function onCluster(statement: string, cluster: string, database: string): string[] {
  const name = /^CREATE TABLE (\w+)/.exec(statement)?.[1];
  if (name === undefined) throw new Error('Only tables are made on a cluster so far');
  const shard = statement.includes('organization_id') ? 'cityHash64(organization_id)' : 'version';
  const quoted = `'${database.replace(/[\\']/g, '\\$&')}'`;
  return [
    statement
      .replace(/^CREATE TABLE \w+/, `CREATE TABLE ${name}_local ON CLUSTER '${cluster}'`)
      .replace(/ENGINE = (\w*MergeTree)/, 'ENGINE = Replicated$1'),
    `CREATE TABLE ${name} ON CLUSTER '${cluster}' AS ${name}_local
     ENGINE = Distributed('${cluster}', ${quoted}, '${name}_local', ${shard})`,
  ];
}
