import { randomBytes } from 'node:crypto';
import { UsageReportSchema } from '@credit-usage/sdk/contract';
import { Client, ok, type Send } from './client.js';
import { expectSchema, written } from './expect.js';
import { instantOf } from './model.js';
import { Mismatch, NotChecked, type Rule } from './rule.js';
import { RULES } from './rules.js';
import { issueToken, Suite, type SuiteKeys } from './suite.js';
import { makeWorld } from './world.js';

/** How a server did on one rule. */
export interface Verdict {
  readonly id: string;
  readonly rule: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** For a rule that failed: the latest request, what was expected, and what came. */
  readonly asked?: string;
  readonly expected?: string;
  readonly came?: string;
  /** For a rule that was skipped: why. */
  readonly why?: string;
}

/** A server, and what is needed to speak to it. */
export interface Target {
  /** Where the API is, with the path that it is mounted at. */
  readonly url: string;
  readonly keys: SuiteKeys;
  /** The origin of a page that may read; without it, the rules about such pages are skipped. */
  readonly origin?: string | undefined;
  readonly send: Send;
  /** Part of the ids of organizations; random when absent, so that they do not exist yet. */
  readonly seed?: string;
  /** Areas and rules to check, by name; all when absent. */
  readonly only?: readonly string[];
}

/** The server cannot be checked at all. The message says why, and holds no credential. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/**
 * Checks a server, rule by rule. It writes its own usage, in organizations with random ids, and reads and changes nothing else.
 *
 * @param onVerdict - called for each rule once it has been checked
 * @throws NotReadyError when the server returns no token or report, or accepts no usage
 */
export async function runSuite(
  { url, keys, origin, send, seed = randomBytes(8).toString('hex'), only }: Target,
  onVerdict: (verdict: Verdict) => void = () => undefined,
): Promise<readonly Verdict[]> {
  const client = new Client(url, send, ...Object.values(keys));
  const suite = await prepared(client, keys, seed, origin);
  const verdicts: Verdict[] = [];
  for (const rule of rulesNamed(only)) {
    const verdict = hidden(await judged(rule, suite), client);
    verdicts.push(verdict);
    onVerdict(verdict);
  }
  return verdicts;
}

/** The rules and the rules of areas with these names; without names, all rules. An unknown name adds nothing. */
export function rulesNamed(names: readonly string[] = []): readonly Rule[] {
  const isNamed = ({ id }: Rule) => names.some((name) => id === name || id.startsWith(`${name}.`));
  return names.length ? RULES.filter(isNamed) : RULES;
}

/** Learns the server's time from an empty report, and writes the usage of the rules around that time. */
async function prepared(
  client: Client,
  keys: SuiteKeys,
  seed: string,
  origin: string | undefined,
): Promise<Suite> {
  try {
    const id = `conformance_${seed}_clock`;
    const grants = { sub: 'conformance', organizations: [{ id, roles: ['Billing'] }], agents: [] };
    const { token } = await issueToken(client, keys.secret, grants);
    const report = expectSchema(UsageReportSchema, ok(await client.ask('/v1/usage', token)).json());
    const suite = new Suite(client, keys, makeWorld(seed, instantOf(report.asOf)), origin);
    if (keys.ingest !== undefined) ok(await suite.write(suite.world.records));
    return suite;
  } catch (error) {
    const { expected, came } = failure(error);
    const words = `Nothing can be checked. ${client.latest}: expected ${expected}, but got ${came}`;
    throw new NotReadyError(client.withoutCredentials(words));
  }
}

async function judged(rule: Rule, suite: Suite): Promise<Verdict> {
  const verdict = { id: rule.id, rule: rule.words };
  if (rule.needs === 'usage' && suite.keys.ingest === undefined)
    return { ...verdict, outcome: 'skipped', why: 'It needs usage: give the ingest key' };
  try {
    await rule.check(suite);
    return { ...verdict, outcome: 'passed' };
  } catch (error) {
    if (error instanceof NotChecked) return { ...verdict, outcome: 'skipped', why: error.message };
    return { ...verdict, outcome: 'failed', asked: suite.client.latest, ...failure(error) };
  }
}

/** Reading an answer of an unexpected shape may throw anything: that, too, is a fault of the server. */
function failure(error: unknown): { readonly expected: string; readonly came: string } {
  if (error instanceof Mismatch) return { expected: error.expected, came: error.came };
  if (!(error instanceof Error)) return { expected: 'something that can be read', came: written(error) };
  const { cause } = error;
  const reason = cause instanceof Error ? `: ${cause.message || cause.name}` : '';
  return { expected: 'something that can be read', came: `${error.message}${reason}` };
}

/** Removes credentials. Only texts that were sent or received may hold any, never the rule's own words. */
function hidden(verdict: Verdict, client: Client): Verdict {
  const fromTheWire = ['asked', 'expected', 'came'] as const;
  const texts = fromTheWire.flatMap((name) => {
    const text = verdict[name];
    return text === undefined ? [] : [[name, client.withoutCredentials(text)]];
  });
  return { ...verdict, ...Object.fromEntries(texts) };
}
