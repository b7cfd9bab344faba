import { parseInstant } from '@credit-usage/sdk/time';
import { createUsageHandler, fixedClock, type UsageHandlerOptions } from '@credit-usage/server';
import { startServer, type TestServer } from '../../../../test/support/usage-server.js';
import { type Listener, listen } from '../../src/cli/listen.js';

/** What the clock of mounted handlers says. */
export const NOW = '2026-11-22T09:14:03Z';

/** Handlers on one server's store, each with its own options. */
export class Mounted {
  readonly #open: Listener[] = [];

  private constructor(readonly base: TestServer) {}

  static async start(): Promise<Mounted> {
    return new Mounted(await startServer({ now: NOW }));
  }

  /** Listens with a new handler, and returns its address. */
  async url(options: Partial<UsageHandlerOptions>): Promise<string> {
    const handler = createUsageHandler({
      store: this.base.store,
      keys: this.base.keys,
      clock: fixedClock(parseInstant(NOW) as number),
      ...options,
    });
    const listener = await listen(handler, { host: '127.0.0.1', port: 0 });
    this.#open.push(listener);
    return listener.url;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((listener) => listener.stop()));
    await this.base.close();
  }
}
