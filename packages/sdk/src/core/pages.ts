import { invalidOption } from '../errors/config-error.js';
import { unfit } from '../errors/data-error.js';
import { abortable } from './abortable.js';
import { AnswerPromise, type ApiPromise } from './api-promise.js';
import type { WithResponse } from './call.js';
import type { ListOptions } from './options.js';

/**
 * A list in pages. Nothing is requested until it is used, in one of these ways:
 *
 * - `await list` gives the first page, as the API sends it;
 * - `for await (const row of list)` gives all rows, and requests the next page after the last row of the one before;
 * - `list.pages()` gives all pages;
 * - `list.toArray({ limit })` gives the first rows as an array.
 *
 * Once the first page has been read, every use of the list begins with that page, and it is not requested again. For newer data, make a
 * new list. Leaving a loop early ends the request that is running.
 *
 * @public
 */
export interface PagedList<Page, Row> extends ApiPromise<Page>, AsyncIterable<Row> {
  /** All pages, one after another. */
  pages(): AsyncIterableIterator<Page>;
  /** The first rows, at most `limit` of them: without a limit, a long list might not fit into memory. */
  toArray(options: { readonly limit: number }): Promise<Row[]>;
  /** All rows, one after another. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Row>;
}

/** What every page says about the next one. */
export interface PageLike {
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** Asks for one page. */
export type FetchPage<Page> = (
  cursor: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<WithResponse<Page>>;

/** A list over whatever asks for its pages. */
export class PageList<Page extends PageLike, Row>
  extends AnswerPromise<Page>
  implements PagedList<Page, Row>
{
  readonly #fetchPage: FetchPage<Page>;
  readonly #rowsOf: (page: Page) => readonly Row[];
  readonly #options: ListOptions;
  #first: WithResponse<Page> | undefined;

  constructor(fetchPage: FetchPage<Page>, rowsOf: (page: Page) => readonly Row[], options: ListOptions) {
    let awaited: Promise<WithResponse<Page>> | undefined;
    super(async () => {
      if (this.#first) return this.#first;
      awaited ??= this.#readFirst(options.signal);
      return awaited;
    });
    this.#fetchPage = fetchPage;
    this.#rowsOf = rowsOf;
    this.#options = options;
  }

  pages(): AsyncIterableIterator<Page> {
    return abortable(this.#options.signal, (signal) => this.#walk(signal));
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Row> {
    return abortable(this.#options.signal, (signal) => this.#rows(signal));
  }

  async toArray(options: { readonly limit: number }): Promise<Row[]> {
    const limit = options?.limit;
    if (!Number.isSafeInteger(limit) || limit < 1) {
      throw invalidOption('toArray needs { limit }: how many rows at most');
    }
    const rows: Row[] = [];
    for await (const row of this) {
      rows.push(row);
      if (rows.length >= limit) break;
    }
    return rows;
  }

  async *#rows(signal: AbortSignal): AsyncGenerator<Row, void> {
    // An empty page does not end the list when there are more: a filter may leave no row of one page.
    for await (const page of this.#walk(signal)) yield* this.#rowsOf(page);
  }

  async *#walk(signal: AbortSignal): AsyncGenerator<Page, void> {
    const cursors = new Set([this.#options.cursor]);
    const begins = new Set<string>();
    let answer = this.#first ?? (await this.#readFirst(signal));
    const moment = momentOf(answer.data);
    for (;;) {
      const begin = JSON.stringify(this.#rowsOf(answer.data)[0], IDENTITY);
      if ((begin && begins.has(begin)) || momentOf(answer.data) !== moment)
        throw unfit(answer, 'nextCursor', 'one that leads to the next page', 'unexpected_page');
      begins.add(begin);
      yield answer.data;
      const cursor = nextCursor(answer, cursors);
      if (!cursor) return;
      cursors.add(cursor);
      answer = await this.#fetchPage(cursor, signal);
    }
  }

  /** Until the first page has been read, each use of the list sends its own request, so that aborting one does not end another. */
  async #readFirst(signal: AbortSignal | undefined): Promise<WithResponse<Page>> {
    const answer = await this.#fetchPage(this.#options.cursor, signal);
    this.#first ??= answer;
    return this.#first;
  }
}

/** What identifies a row. A server that ignores the cursor would send the same rows for ever. */
const IDENTITY = ['organizationId', 'agentId', 'conversationId', 'id'];

/** What a cursor pins, as text: pages of two moments would repeat rows, or leave some out. */
const momentOf = (page: PageLike): string => JSON.stringify(page, ['asOf', 'range', 'from', 'to']);

/** The cursor of the next page, if any. A missing one would end the list too early, a repeated one would never end it. */
function nextCursor(answer: WithResponse<PageLike>, seen: ReadonlySet<string | undefined>): string | null {
  const { hasMore, nextCursor: cursor } = answer.data;
  if (hasMore && cursor && !seen.has(cursor)) return cursor;
  if (!hasMore && !cursor) return null;
  const fault = !hasMore ? 'unexpected' : cursor ? 'repeated' : 'missing';
  const expected = hasMore ? 'a new cursor, since hasMore is true' : 'null, since hasMore is false';
  throw unfit(answer, 'nextCursor', expected, `${fault}_cursor`);
}
