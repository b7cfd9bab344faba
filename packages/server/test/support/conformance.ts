import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseInstant } from '@credit-usage/sdk/time';
import {
  createUsageHandler,
  generateKeys,
  openStore,
  type UsageHandler,
  type UsageHandlerOptions,
} from '@credit-usage/server';
import { runSuite, type Target, type Verdict } from '../../src/conformance/run-suite.js';
import { fixedClock } from '../../src/store/clock.js';
import { ORIGIN } from './origin.js';

/** Several checks within a minute would have to wait for one another. */
const MANY = { requests: 100_000, windowSeconds: 60 };

/** Our own server, for the suite to check without a network. */
export interface Checked {
  readonly handler: UsageHandler;
  readonly keys: { readonly secret: string; readonly ingest: string };
  /** Another server on the same store. */
  handlerWith(options: Partial<UsageHandlerOptions>): UsageHandler;
  /** Checks the server, either as it is or through a wrapper that changes its answers. */
  check(send: Target['send'], options?: Partial<Target>): Promise<readonly Verdict[]>;
  close(): Promise<void>;
}

export async function openChecked(now: string): Promise<Checked> {
  const folder = await mkdtemp(join(tmpdir(), 'credit-usage-conformance-'));
  const store = await openStore({ folder });
  const keys = generateKeys();
  const clock = fixedClock(parseInstant(now) as number);
  const handlerWith = (options: Partial<UsageHandlerOptions>) =>
    createUsageHandler({ store, keys, clock, allowedOrigins: [ORIGIN], rateLimit: MANY, ...options });
  return {
    handler: handlerWith({}),
    keys,
    handlerWith,
    check: (send, options = {}) =>
      runSuite({ url: 'http://usage.test', keys, origin: ORIGIN, send, ...options }),
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The names of the rules with this outcome. */
export const named = (verdicts: readonly Verdict[], outcome: Verdict['outcome']): string[] =>
  verdicts.filter((verdict) => verdict.outcome === outcome).map(({ id }) => id);
