import { KEY_VARIABLES } from './keys.js';
import { UsageError } from './usage-error.js';

const OWN = [
  ...Object.values(KEY_VARIABLES),
  'CREDIT_USAGE_ENGINE_DIR',
  'CLICKHOUSE_URL',
  'CLICKHOUSE_CLUSTER',
];

/**
 * Refuses a variable that was meant for this program and is misspelt: a server without the keys that were set would make some of its
 * own, and nobody could sign in. Others of the family, such as the SDK's, are left alone.
 *
 * @throws UsageError that says which one was meant
 */
export function checkEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(variables)) {
    if (OWN.includes(name) || !/^(?:CREDIT_?USAGE|CLICK_?HOUSE)_/i.test(name)) continue;
    const meant = OWN.find((own) => isMeant(name.toUpperCase(), own));
    if (meant) throw new UsageError(`The variable ${name} is not read. ${meant} is: was that meant?`);
  }
  for (const name of OWN)
    if (variables[name]?.trim() === '') throw new UsageError(`The variable ${name} is set, and empty.`);
}

/** A letter or two are wrong, or what tells it from the others is in it. */
function isMeant(name: string, own: string): boolean {
  const telling = /SECRET|INGEST|ENGINE/.exec(own)?.[0];
  if (telling !== undefined && name.includes(telling)) return true;
  return distance(name, own) <= 2;
}

/** How many letters have to be put in, left out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min(
          (next[j] as number) + 1,
          (row[j + 1] as number) + 1,
          (row[j] as number) + Number(letter !== other),
        ),
      );
    row = next;
  }
  return row[b.length] as number;
}
