import type { ClickHouseClient } from '@clickhouse/client';
import type { AnswerMemory } from './answer-memory.js';
import type { Arrivals } from './arrivals.js';
import { splitLong } from './long-parameters.js';
import type { Reader, ReadOptions } from './reader.js';
import type { Sight } from './selection.js';
import { StoreUnavailableError, storeError } from './store-error.js';
import { Turns } from './turns.js';

/** What a statement's `{name:Type}` placeholders stand for. Values travel here and nowhere else. */
export type Parameters = Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;

/** What the store is given at a time: the embedded engine does one thing after another, and a second one is at hand when it is done. */
const EMBEDDED_READS = 2;
/** The client has 50 connections: the others are for writes. */
const SHARED_READS = 40;
/** Whose turn it is where no viewer asks: ids are never empty. */
const NOBODY = '';

/**
 * The few things that are asked of ClickHouse. Closing waits for what is under way: the embedded engine refuses to close before.
 */
export class Database implements Reader {
  readonly #client: ClickHouseClient;
  readonly #shared: boolean;
  readonly #turns: Turns;
  readonly #running = new Set<Promise<unknown>>();
  #remembered: { readonly memory: AnswerMemory; readonly arrivals: Arrivals } | undefined;
  #closed = false;

  /** @param shared - whether this is a server, which others may write to as well */
  constructor(client: ClickHouseClient, shared = false) {
    this.#client = client;
    this.#shared = shared;
    this.#turns = new Turns(shared ? SHARED_READS : EMBEDDED_READS);
  }

  isShared(): boolean {
    return this.#shared;
  }

  /** The rows that are there now, at once: for writing, and for whoever asks whether the store is there. */
  select<Row>(query: string, parameters: Parameters = {}): Promise<Row[]> {
    return this.#run(async () => {
      const result = await this.#query(query, parameters);
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
      this.#turns.take(viewer, () => this.select<Row>(query, parameters), abandoned);
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
    const begin = () => this.#run(() => this.#query(query, parameters));
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
