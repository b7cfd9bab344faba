import { SHARED_MIGRATIONS } from './shared-tables.js';
import { MIGRATIONS } from './tables.js';

/** How the tables of a store are made. */
export interface Layout {
  /** One statement for each step, as for a single server. */
  readonly steps: readonly (readonly string[])[];
  /** The engines that the table `usage` may have: any other would count duplicates, or not reach the other servers. */
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

/** A name, or a macro that each server replaces with one. It is written into statements, where parameters are not possible. */
export const isClusterName = (name: string): boolean => /^[\w.{}-]{1,128}$/.test(name);

/**
 * A cluster: replicated tables named `…_local`, and distributed tables over them, which are read and written.
 *
 * @throws TypeError for a name that no cluster can have
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

/** What is sent for a statement that creates or alters a table. Each organization is on a single shard. */
function onCluster(statement: string, cluster: string, database: string): string[] {
  const [, verb, name] = /^(CREATE|ALTER) TABLE (\w+)/.exec(statement) ?? [];
  if (name === undefined) throw new Error('Only tables are created and altered on a cluster so far');
  const on = (table: string): string =>
    statement.replace(/TABLE \w+/, `TABLE ${table} ON CLUSTER '${cluster}'`);
  const local = on(`${name}_local`);
  if (verb === 'ALTER') {
    // The distributed table has columns of its own, and nothing else. It never names one that the tables below it lack.
    if (/ ADD COLUMN /.test(statement)) return [local, on(name)];
    if (/ DROP COLUMN /.test(statement)) return [on(name), local];
    if (/ COLUMN /.test(statement)) throw new Error('Columns are only added and dropped on a cluster so far');
    return [local];
  }
  const shard = statement.includes('organization_id') ? 'cityHash64(organization_id)' : 'version';
  const quoted = `'${database.replace(/[\\']/g, '\\$&')}'`;
  return [
    local.replace(/ENGINE = (\w*MergeTree)/, 'ENGINE = Replicated$1'),
    `CREATE TABLE ${name} ON CLUSTER '${cluster}' AS ${name}_local
     ENGINE = Distributed('${cluster}', ${quoted}, '${name}_local', ${shard})`,
  ];
}
