import type { ClickHouseClient } from '@clickhouse/client';
import type { AnswerMemory } from './answer-memory.js';
import { splitLong } from './long-parameters.js';
import { StoreUnavailableError, storeError } from './store-error.js';

/** What a statement's `{name:Type}` placeholders stand for. Values travel here and nowhere else. */
export type Parameters = Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;

/**
 * The few things that are asked of ClickHouse. Closing waits for what is under way: the embedded engine refuses to close before.
 */
export class Database {
  readonly #client: ClickHouseClient;
  readonly #shared: boolean;
  readonly #running = new Set<Promise<unknown>>();
  #memory: AnswerMemory | undefined;
  #closed = false;

  /** @param shared - whether this is a server, which others may write to as well */
  constructor(client: ClickHouseClient, shared = false) {
    this.#client = client;
    this.#shared = shared;
  }

  /**
   * Whether others may write to it as well. Their rows may be there twice until they are folded, which roll-ups would not know of, and
   * an id that is not there yet may be about to come.
   */
  isShared(): boolean {
    return this.#shared;
  }

  select<Row>(query: string, parameters: Parameters = {}): Promise<Row[]> {
    return this.#run(async () => {
      const result = await this.#query(query, parameters);
      return result.json<Row>();
    });
  }

  /** The rows of a directory table, which may have been read before where this process alone writes. */
  async selectDirectory<Row>(query: string, parameters: Parameters = {}): Promise<readonly Row[]> {
    const ask = () => this.select<Row>(query, parameters);
    return this.#memory ? this.#memory.answer(JSON.stringify([query, parameters]), ask) : ask();
  }

  /** Keeps what the directory answers from now on. */
  remember(memory: AnswerMemory): void {
    this.#memory = memory;
  }

  /** Rows in the order of the query, a few at a time: for answers that do not fit into memory. */
  async *stream<Row>(query: string, parameters: Parameters = {}): AsyncGenerator<Row[], void> {
    let finish = (): void => undefined;
    const running = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const result = await this.#run(() => this.#query(query, parameters));
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
      await this.#client.command({ query });
    });
  }

  insert(table: string, values: readonly object[]): Promise<void> {
    return this.#run(async () => {
      await this.#client.insert({ table, values: [...values], format: 'JSONEachRow' });
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#running);
    await this.#client.close();
  }

  #query(query: string, parameters: Parameters) {
    const sent = this.#shared ? splitLong(query, parameters) : { query, parameters };
    return this.#client.query({ query: sent.query, query_params: sent.parameters, format: 'JSONEachRow' });
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
