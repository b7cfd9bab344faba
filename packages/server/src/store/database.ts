import type { ClickHouseClient } from '@clickhouse/client';
import type { AnswerMemory } from './answer-memory.js';
import type { Arrivals } from './arrivals.js';
import { splitLong } from './long-parameters.js';
import type { Reader, ReadOptions } from './reader.js';
import type { Sight } from './selection.js';
import { StoreUnavailableError, storeError } from './store-error.js';
import { Turns } from './turns.js';

/** The values of a statement's `{name:Type}` placeholders. Values are passed in no other way. */
export type Parameters = Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;

/** How many reads the embedded engine gets at a time: it runs one after another, and the second is ready when the first is done. */
const EMBEDDED_READS = 2;
/** How many reads a ClickHouse server gets at a time. Files keep their connections longer than their turn. */
const SHARED_READS = 40;
/** Takes turns in place of a viewer when no viewer asks: ids of viewers are never empty. */
const NOBODY = '';

/**
 * The few operations of ClickHouse that are used. Closing waits for those under way: the embedded engine refuses to close before.
 */
export class Database implements Reader {
  readonly #reads: ClickHouseClient;
  readonly #writes: ClickHouseClient;
  readonly #shared: boolean;
  readonly #turns: Turns;
  readonly #running = new Set<Promise<unknown>>();
  #remembered: { readonly memory: AnswerMemory; readonly arrivals: Arrivals } | undefined;
  #closed = false;

  /** @param writes - a second client, for the writes to a server, which others may write to as well */
  constructor(reads: ClickHouseClient, writes?: ClickHouseClient) {
    this.#reads = reads;
    this.#writes = writes ?? reads;
    this.#shared = writes !== undefined;
    this.#turns = new Turns(writes ? SHARED_READS : EMBEDDED_READS);
  }

  isShared(): boolean {
    return this.#shared;
  }

  /** Reads current rows without waiting for a turn: for writes, and for checking that the store is available. */
  select<Row>(query: string, parameters: Parameters = {}, client = this.#writes): Promise<Row[]> {
    return this.#run(async () => {
      const result = await this.#query(client, query, parameters);
      return result.json<Row>();
    });
  }

  async read<Row>(
    organizations: readonly string[],
    query: string,
    parameters: Parameters = {},
    { signal, viewer = NOBODY, anew }: ReadOptions = {},
  ): Promise<readonly Row[]> {
    const ask = (abandoned?: AbortSignal) =>
      this.#turns.take(viewer, () => this.select<Row>(query, parameters, this.#reads), abandoned);
    if (!this.#remembered || anew || this.#closed) return ask(signal).result;
    const { memory, arrivals } = this.#remembered;
    const question = JSON.stringify([arrivals.stampOf(organizations), query, parameters]);
    return memory.answer(question, viewer, ask, signal);
  }

  settle(organizations: readonly string[], at: Sight): Sight {
    return this.#remembered?.arrivals.settle(organizations, at) ?? at;
  }

  /** Keeps what `read` answers from now on. */
  remember(memory: AnswerMemory, arrivals: Arrivals): void {
    this.#remembered = { memory, arrivals };
  }

  async *stream<Row>(
    query: string,
    parameters: Parameters = {},
    { signal, viewer = NOBODY }: ReadOptions = {},
  ): AsyncGenerator<Row[], void> {
    let finish = (): void => undefined;
    const running = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const begin = () => this.#run(() => this.#query(this.#reads, query, parameters));
    const result = await this.#turns.take(viewer, begin, signal).result;
    this.#running.add(running);
    const rows = result.stream<Row>();
    try {
      for await (const chunk of rows) yield chunk.map((row) => row.json<Row>());
    } catch (cause) {
      throw storeError(cause);
    } finally {
      rows.destroy();
      this.#running.delete(running);
      finish();
    }
  }

  command(query: string): Promise<void> {
    return this.#run(async () => {
      await this.#writes.command({ query });
    });
  }

  insert(table: string, values: readonly object[]): Promise<void> {
    return this.#run(async () => {
      await this.#writes.insert({ table, values: [...values], format: 'JSONEachRow' });
    });
  }

  /** @param now - breaks off what is under way, which only a ClickHouse server allows */
  async close({ now = false } = {}): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (!now) await Promise.allSettled(this.#running);
    await this.#reads.close();
    if (this.#shared) await this.#writes.close();
  }

  #query(client: ClickHouseClient, query: string, parameters: Parameters) {
    const sent = this.#shared ? splitLong(query, parameters) : { query, parameters };
    return client.query({ query: sent.query, query_params: sent.parameters, format: 'JSONEachRow' });
  }

  #run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closed) return Promise.reject(new StoreUnavailableError('The store is closed'));
    const running = work().catch((cause: unknown) => {
      throw storeError(cause);
    });
    this.#running.add(running);
    const done = () => this.#running.delete(running);
    running.then(done, done);
    return running;
  }
}
