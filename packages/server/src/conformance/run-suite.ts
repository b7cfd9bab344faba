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
  /** Where it failed: the latest request, what was expected, and what came. */
  readonly asked?: string;
  readonly expected?: string;
  readonly came?: string;
  /** Why it was not checked, where it was not. */
  readonly why?: string;
}

/** A server, and what is needed to speak to it. */
export interface Target {
  /** Where the API is, with the path that it is mounted at. */
  readonly url: string;
  readonly keys: SuiteKeys;
  /** The origin of a page that the server lets read; without it, what such a page may do is not checked. */
  readonly origin?: string | undefined;
  readonly send: Send;
  /** Makes the ids of what is written; random when absent, so that nothing is met that is there already. */
  readonly seed?: string;
  /** Areas and rules to check, by name; all when absent. */
  readonly only?: readonly string[];
}

/** The server cannot be checked at all. The message says why, and holds no credential. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/**
 * Checks a server, rule by rule. It writes usage of its own, in organizations with random ids; nothing else is read or touched.
 *
 * @param onVerdict - told of each rule as it is decided
 * @throws NotReadyError when the server gives no token or report, or takes no usage
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

/** The rules of these areas, and these; all without names. A name that is none adds nothing. */
export function rulesNamed(names: readonly string[] = []): readonly Rule[] {
  const isNamed = ({ id }: Rule) => names.some((name) => id === name || id.startsWith(`${name}.`));
  return names.length ? RULES.filter(isNamed) : RULES;
}

/** Learns the server's time from an empty report, and writes the world around it. */
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
    const words = `Nothing can be checked: ${client.latest} was to answer ${expected}; what came is ${came}`;
    throw new NotReadyError(client.withoutCredentials(words));
  }
}

async function judged(rule: Rule, suite: Suite): Promise<Verdict> {
  const verdict = { id: rule.id, rule: rule.words };
  if (rule.needs === 'usage' && suite.keys.ingest === undefined)
    return { ...verdict, outcome: 'skipped', why: 'It takes usage: give the ingest key' };
  try {
    await rule.check(suite);
    return { ...verdict, outcome: 'passed' };
  } catch (error) {
    if (error instanceof NotChecked) return { ...verdict, outcome: 'skipped', why: error.message };
    return { ...verdict, outcome: 'failed', asked: suite.client.latest, ...failure(error) };
  }
}

/** An answer of a quite different shape ends a rule wherever it is read: that is the server's doing, too. */
function failure(error: unknown): { readonly expected: string; readonly came: string } {
  if (error instanceof Mismatch) return { expected: error.expected, came: error.came };
  if (!(error instanceof Error)) return { expected: 'something that can be read', came: written(error) };
  const { cause } = error;
  const reason = cause instanceof Error ? `: ${cause.message || cause.name}` : '';
  return { expected: 'something that can be read', came: `${error.message}${reason}` };
}

/** The rule's own words hold none: only what has been on the wire may. */
function hidden(verdict: Verdict, client: Client): Verdict {
  const fromTheWire = ['asked', 'expected', 'came'] as const;
  const texts = fromTheWire.flatMap((name) => {
    const text = verdict[name];
    return text === undefined ? [] : [[name, client.withoutCredentials(text)]];
  });
  return { ...verdict, ...Object.fromEntries(texts) };
}
