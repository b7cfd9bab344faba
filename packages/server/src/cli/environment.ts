import { KEY_VARIABLES } from '../auth/keys-from-env.js';
import { distance } from '../nearest.js';
import { UsageError } from './usage-error.js';

const OWN = [
  ...Object.values(KEY_VARIABLES),
  'CREDIT_USAGE_ENGINE_DIR',
  'CLICKHOUSE_URL',
  'CLICKHOUSE_CLUSTER',
];

/**
 * Refuses a misspelt variable that was meant for this program: a server that ignored it would generate keys of its own, and nobody
 * could sign in. Similar variables of other programs, such as those of the SDK, are left alone.
 *
 * @throws UsageError that suggests the right name
 */
export function checkEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(variables)) {
    if (OWN.includes(name) || !/^(?:CREDIT_?USAGE|CLICK_?HOUSE)/i.test(name)) continue;
    const meant = OWN.find((own) => isMeant(name.toUpperCase(), own));
    if (meant) throw new UsageError(`The variable ${name} is not used here. Did you mean ${meant}?`);
  }
  for (const name of OWN)
    if (variables[name]?.trim() === '') throw new UsageError(`The variable ${name} is set but empty.`);
}

/**
 * Whether at most two letters are wrong, or the name contains the word that only this variable has. A key whose kind is left out is
 * taken for the secret.
 */
function isMeant(name: string, own: string): boolean {
  if (own === KEY_VARIABLES.secret && /^CREDIT_?USAGE_?KEYS?$/.test(name)) return true;
  const telling = /SECRET|INGEST|ENGINE/.exec(own)?.[0];
  if (telling !== undefined && name.includes(telling)) return true;
  return distance(name, own) <= 2;
}
