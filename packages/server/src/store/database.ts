import type { ClickHouseClient } from '@clickhouse/client';
import type { AnswerMemory } from './answer-memory.js';

/** What a statement's `{name:Type}` placeholders stand for. Values travel here and nowhere else. */
export type Parameters = Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;

/** The store cannot be reached or did not answer. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/**
 * The few things that are asked of ClickHouse. Closing waits for what is under way: the embedded engine refuses to close before.
 */
export class Database {
  readonly #client: ClickHouseClient;
  readonly #running = new Set<Promise<unknown>>();
  #memory: AnswerMemory | undefined;
  #closed = false;

  constructor(client: ClickHouseClient) {
    this.#client = client;
  }

  select<Row>(query: string, parameters: Parameters = {}): Promise<Row[]> {
    return this.#run(async () => {
      const result = await this.#client.query({ query, query_params: parameters, format: 'JSONEachRow' });
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
    const result = await this.#run(() =>
      this.#client.query({ query, query_params: parameters, format: 'JSONEachRow' }),
    );
    this.#running.add(running);
    const rows = result.stream<Row>();
    try {
      for await (const chunk of rows) yield chunk.map((row) => row.json<Row>());
    } catch (cause) {
      throw new StoreUnavailableError('The store did not answer to the end', { cause });
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

  #run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closed) return Promise.reject(new StoreUnavailableError('The store is closed'));
    const running = work().catch((cause: unknown) => {
      throw new StoreUnavailableError('The store did not answer', { cause });
    });
    this.#running.add(running);
    const done = () => this.#running.delete(running);
    running.then(done, done);
    return running;
  }
}
