import type { Command } from 'commander';
import type { Verdict } from '../conformance/run-suite.js';
import { printable } from '../log/printable.js';
import { nearest } from '../nearest.js';
import { readKeyInForce } from './keys.js';
import { parseOrigin } from './options.js';
import { StartupError } from './startup-error.js';
import { UsageError } from './usage-error.js';

interface ConformanceOptions {
  readonly url: string;
  readonly secret?: string;
  readonly ingest?: string;
  readonly origin?: string;
  readonly only: readonly string[];
  readonly json?: boolean;
}

/** The server breaks at least one rule; which ones has already been printed. */
export class RulesBrokenError extends Error {
  override readonly name = 'RulesBrokenError';
}

export function conformanceCommand(program: Command): void {
  program
    .command('conformance')
    .description(
      'check whether a server keeps the usage contract; writes usage of organizations with random ids',
    )
    .requiredOption('--url <url>', 'the address of the API, without /v1')
    .option('--secret <key>', 'the server’s secret key; by default CREDIT_USAGE_SECRET_KEY')
    .option(
      '--ingest <key>',
      'the server’s ingest key; by default CREDIT_USAGE_INGEST_KEY. Without one, rules that need usage are skipped',
    )
    .option('--origin <url>', 'the origin of a page that may read, to check that it can', parseOrigin)
    .option(
      '--only <name>',
      'check only this area or rule; repeat for several',
      (name: string, all: readonly string[]) => [...all, name],
      [],
    )
    .option('--json', 'print JSON instead of a table')
    .action(checkServer);
}

async function checkServer({ url, origin, only, json = false, ...given }: ConformanceOptions): Promise<void> {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new UsageError('--url must be an http or https address, such as http://127.0.0.1:8787');
  const secret = given.secret ?? readKeyInForce('secret');
  const ingest = given.ingest ?? readKeyInForce('ingest');
  if (secret === undefined)
    throw new UsageError('Pass the server’s secret key with --secret, or set CREDIT_USAGE_SECRET_KEY to it.');
  // Loaded only here: other commands need neither the rules nor what the rules import.
  const [{ NotReadyError, rulesNamed, runSuite }, { jsonOf, lineOf, summaryOf }] = await Promise.all([
    import('../conformance/run-suite.js'),
    import('../conformance/print.js'),
  ]);
  const unknown = only.find((name) => !rulesNamed([name]).length);
  if (unknown !== undefined) throw new UsageError(noSuchRule(unknown, rulesNamed()));
  const print = (text: string) => process.stdout.write(`${printable(text)}\n`);
  const target = {
    url,
    keys: { secret, ...(ingest !== undefined && { ingest }) },
    origin,
    only,
    send: (request: Request) => fetch(request),
  };
  const onVerdict = (verdict: Verdict) => !json && print(lineOf(verdict));
  const verdicts = await runSuite(target, onVerdict).catch((error: unknown) => {
    throw error instanceof NotReadyError ? new StartupError(error.message, { cause: error }) : error;
  });
  print(json ? jsonOf(verdicts) : summaryOf(verdicts));
  if (verdicts.some(({ outcome }) => outcome === 'failed')) throw new RulesBrokenError();
}

/** Suggests the nearest name and lists the areas; there are too many rules to list in a message. */
function noSuchRule(name: string, rules: readonly { readonly id: string }[]): string {
  const ids = rules.map(({ id }) => id);
  const areas = [...new Set(ids.map((id) => id.split('.')[0] as string))];
  const meant = nearest(name, name.includes('.') ? ids : areas);
  const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return `No area or rule is called ${name}.${question} The areas are ${areas.join(', ')}.`;
}
