import type { LitElement } from 'lit';
import { QueryController } from '../../controllers/query-controller.js';
import { type AnswerStatus, errorBehind, statusOfQuery } from '../../controllers/query-status.js';
import type { CreditLoadError } from '../../data/load-error.js';
import type { CreditRequest } from '../../data/query-request.js';
import type { QueryStore } from '../../data/query-store.js';
import { tell } from '../../events/dispatch.js';
import { loadEventOf } from '../../events/load-events.js';
import { type DetailsFacts, type EntryFacts, readDetails } from './conversation-credit-details.model.js';

/** The first page, its request and its source, which further pages continue. */
export interface FirstPage {
  readonly store: QueryStore | undefined;
  readonly request: CreditRequest<'credits'> | undefined;
  readonly facts: DetailsFacts | undefined;
  /** What is asked, apart from what the clock changes. */
  readonly question: string;
}

interface Page {
  readonly cursor: string;
  readonly facts: DetailsFacts;
}

interface Continuation {
  readonly store: QueryStore;
  /** With the cursor of the last page requested. */
  readonly request: CreditRequest<'credits'>;
  readonly start: string;
  readonly question: string;
  readonly pages: readonly Page[];
  /** All entries shown before the page requested. */
  readonly shown: readonly EntryFacts[];
}

/** Further pages grow, so that a few presses reach the end of a long conversation. */
const SECOND_LIMIT = 50;
const MOST_LIMIT = 100;

/** As many are asked for again with newer usage: a handful of requests. */
const MOST_KEPT = 500;

const judge = (answer: unknown): AnswerStatus => readDetails(answer).status;

/**
 * The pages after the first, one below the other. They are kept when the first page has only been loaded again, and dropped with another
 * filter. With newer usage their cursors may lead past it; then they are loaded again, and until then the earlier entries are shown.
 */
export class EntryPages {
  readonly #host: LitElement;
  readonly #first: () => FirstPage;
  readonly #onMore: (from: number, isAsked: boolean) => void;
  readonly #query: QueryController;
  #continuation: Continuation | undefined;

  /** `onMore` gets the index of the first new entry, and whether the reader has asked for it. */
  constructor(host: LitElement, first: () => FirstPage, onMore: (from: number, isAsked: boolean) => void) {
    this.#host = host;
    this.#first = first;
    this.#onMore = onMore;
    this.#query = new QueryController(
      host,
      () => {
        this.#renew();
        return this.#current;
      },
      (after, before, route) => {
        const { answer, pending, isPlaceholder } = after;
        const event = loadEventOf(after, before, judge, route);
        if (event?.name === 'credit-load-error') tell(host, event.name, event.detail);
        if (!pending && !isPlaceholder && answer !== undefined) this.#take(answer);
      },
    );
  }

  /** All entries so far. */
  get entries(): readonly EntryFacts[] {
    const { shown } = this.#current ?? {};
    return shown && this.#isBehind ? shown : this.#loaded;
  }

  /** The cursor of the next page; undefined on the last. */
  get nextCursor(): string | undefined {
    const last = this.#current?.pages.at(-1);
    return (last?.facts ?? this.#first().facts)?.nextCursor;
  }

  /** Whether a further page is loading. */
  get isBusy(): boolean {
    return this.#current !== undefined && this.#query.shown.pending;
  }

  /** Why the last page requested could not be loaded. */
  get error(): CreditLoadError | undefined {
    const { shown } = this.#query;
    return this.#current && errorBehind(statusOfQuery(shown, judge), shown.error);
  }

  /** Loads the next page, or tries the one again that failed. `shown` are the entries to show until as many have loaded. */
  more(shown: readonly EntryFacts[] = this.entries): void {
    const { store, request, facts, question } = this.#first();
    const cursor = this.nextCursor;
    if (!store || !request || !facts || cursor === undefined || this.isBusy) return;
    if (this.error) void this.#query.refresh();
    const known = this.#current;
    const { pages = [] } = known ?? {};
    const limit = Math.max(request.query.limit ?? 0, pages.length === 0 ? SECOND_LIMIT : MOST_LIMIT);
    // The range may have moved on since, but a cursor is only valid for the one that it came with.
    const isKnown = pages.length > 0 || known?.request.cursor === cursor;
    const query = { ...((isKnown && known?.request) || request).query, limit };
    this.#continuation = {
      store,
      request: { ...request, query, cursor },
      start: startOf(facts),
      question,
      pages,
      shown,
    };
    this.#host.requestUpdate();
  }

  get #current(): Continuation | undefined {
    const { store, facts } = this.#first();
    const known = this.#continuation;
    return known && facts && known.store === store && known.start === startOf(facts) ? known : undefined;
  }

  get #loaded(): readonly EntryFacts[] {
    const more = this.#current?.pages.flatMap((page) => page.facts.entries) ?? [];
    return [...(this.#first().facts?.entries ?? []), ...more];
  }

  /** Whether fewer entries have loaded again than were shown, and there are more. */
  get #isBehind(): boolean {
    return this.nextCursor !== undefined && this.#loaded.length < (this.#current?.shown.length ?? 0);
  }

  /** Begins anew where the same question has got a longer answer, with as many entries as the reader had. */
  #renew(): void {
    const { store, facts, question } = this.#first();
    const known = this.#continuation;
    if (!known || this.#current || known.store !== store || known.question !== question) return;
    if (!facts || facts.entries[0]?.id !== known.shown[0]?.id) return;
    if (facts.nextCursor === (known.pages[0]?.cursor ?? known.request.cursor)) {
      // The same cursor leads to the same entries: only the last page may have grown.
      this.#continuation = { ...known, start: startOf(facts) };
      void this.#query.refresh();
    } else if (known.shown.length >= facts.entries.length) this.more(known.shown.slice(0, MOST_KEPT));
  }

  #take(answer: unknown): void {
    const known = this.#current;
    const cursor = known?.request.cursor;
    const { facts } = readDetails(answer);
    if (!known || cursor === undefined || !facts) return;
    const before = known.pages.filter((page) => page.cursor !== cursor);
    const from = this.entries.length;
    const wasBehind = this.#isBehind;
    const isNew = before.length === known.pages.length;
    const next = { ...known, pages: [...before, { cursor, facts }] };
    this.#continuation = next;
    this.#continuation = { ...next, shown: this.entries };
    if (this.#isBehind && facts.entries.length > 0) this.more();
    else if (isNew && this.entries.length > from) this.#onMore(from, !wasBehind);
  }
}

/** Identifies the content of a first page, which stays the same when it is only loaded again. */
function startOf({ whole, selected, entries }: DetailsFacts): string {
  return JSON.stringify([whole, selected, entries.map(({ id }) => id)]);
}
