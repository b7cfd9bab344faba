/**
 * What an element that shows one answer of a source has: the answer, its states with words, retry and events.
 *
 * A class that extends it says:
 * - `request(filters)`: what to ask; undefined while there is not enough to ask. All elements over the usage report say
 *   `{ route: 'usage', query: filters }`, so that they share one request.
 * - `judge(answer)`: whether an answer is `ready`, `empty` or an `error` (cannot be read). It never throws.
 * - `refusal` (optional): the message for a refusal.
 * - `render()`: draws `this.stateTemplate(skeleton)` when that is something, else `this.noticeTemplate()` and `this.answer`;
 *   `aria-busy=${this.isBusy ? 'true' : nothing}` on its base; a `toolbar` slot; `this.emptyTemplate()` in place of figures.
 *
 * And has:
 * - `this.answer`: what to draw, `.data` or the source's answer; undefined when there is none. It may lie about its type.
 * - `this.status`, `this.error`, `this.isBusy`, `this.refresh()`, and all that a `CreditSourceElement` has.
 */
import type { CSSResultGroup, nothing, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { FreshnessController } from '../controllers/freshness-controller.js';
import { QueryController, type ShownQuery, type WantedQuery } from '../controllers/query-controller.js';
import { type AnswerStatus, statusOfQuery, UNREADABLE } from '../controllers/query-status.js';
import type { CreditFilters } from '../data/filters.js';
import type { LoadError } from '../data/load-error.js';
import type { CreditAnswers, CreditRequest, CreditRoute } from '../data/query-request.js';
import type { QueryStore } from '../data/query-store.js';
import { tell } from '../events/dispatch.js';
import { type LoadEvent, loadEventOf } from '../events/load-events.js';
import { empty, loading, refusedUsage } from '../i18n/catalogue/index.js';
import type { Message } from '../i18n/message.js';
import { states } from '../styles/states.styles.js';
import type { CreditStatus } from '../util/status.js';
import { CreditElement } from './credit-element.js';
import { CreditSourceElement } from './credit-source-element.js';
import {
  emptyTemplate,
  failureText,
  noticeTemplate,
  placeTemplate,
  type StateFacts,
} from './state-templates.js';

/** What the words in place of an answer, or over it, are about. */
export type Standing = Pick<StateFacts, 'status' | 'error'>;

/** Who does not see that something is on its way is told of it, unless it is there by then. */
const SLOW_MS = 1000;

/**
 * An element that shows an answer: given as `data`, or asked of a source.
 *
 * @fires credit-load-start - A request begins; `refreshing` when there is an answer to look at in the meantime.
 * @fires credit-load - The answer is there.
 * @fires credit-load-error - The answer did not come: kind, code, retryable, requestId, the roles needed for a refusal, and the error itself as `cause`.
 * @public
 */
export abstract class CreditDataElement<Route extends CreditRoute = CreditRoute> extends CreditSourceElement {
  /** The sheets that all of them share. */
  static override styles: CSSResultGroup = [CreditElement.styles, states];

  /** What to show, from the page itself: no request is made. `null` while it is on its way. */
  @property({ attribute: false }) data: CreditAnswers[Route] | null | undefined;

  /** Asks again every so many seconds, 30 at least, while the page is visible. Off without it. */
  @property({ attribute: 'refresh-interval', type: Number }) refreshInterval: number | undefined;

  /** The message for a refusal. @internal */
  protected readonly refusal: Message = refusedUsage;

  readonly #judge = (answer: unknown): AnswerStatus => this.judge(answer);
  readonly #query = new QueryController(
    this,
    () => this.#wanted(),
    (after, before) => this.#onChange(after, before),
  );
  #events: LoadEvent[] = [];
  #isNewQuestion = false;
  /** Whether an answer is to be said: somebody waits for it, or it is another one than the first. */
  #isAwaited = false;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #failed: (Standing & { readonly store: QueryStore | undefined }) | undefined;

  constructor() {
    super();
    new FocusKeeper(this, '.retry');
    new FreshnessController(this, this.#query, () => this.refreshInterval);
  }

  /** What to ask; undefined while there is not enough to ask. @internal */
  protected abstract request(filters: CreditFilters): CreditRequest<Route> | undefined;

  /** What an answer amounts to. Never throws. @internal */
  protected abstract judge(answer: unknown): AnswerStatus;

  /** What is said when a reader's choice has brought a new answer. @internal */
  protected get announcement(): string | undefined {
    return undefined;
  }

  /** What the element shows at the moment. */
  override get status(): CreditStatus {
    if (this.data === null) return 'loading';
    return this.data === undefined ? statusOfQuery(this.#query.shown, this.#judge) : this.judge(this.data);
  }

  /** Why there is no answer, or none that is new. */
  get error(): LoadError | undefined {
    const { status } = this;
    if (status !== 'error' && status !== 'refused' && status !== 'stale') return undefined;
    return (this.data === undefined ? this.#query.shown.error : undefined) ?? UNREADABLE;
  }

  /** The state whose words stand there: what has failed says so until it is known better, unless somebody else is asked. @internal */
  get standing(): Standing {
    const { status, error, store } = this;
    const failed = this.#failed;
    const isKept = status === (failed?.status === 'stale' ? 'refreshing' : 'loading');
    return failed && failed.store === store && isKept ? failed : { status, error };
  }

  /** Asks again. Settles when the answer or its error is in, and never rejects. */
  async refresh(): Promise<void> {
    await this.updateComplete;
    await this.#query.refresh();
  }

  /** What to draw. @internal */
  protected get answer(): CreditAnswers[Route] | undefined {
    if (this.data !== undefined) return this.data ?? undefined;
    // The request and its answer are of one route.
    return this.#query.shown.answer as CreditAnswers[Route] | undefined;
  }

  /** Whether what is drawn is still the answer to the question before. @internal */
  protected get isPlaceholder(): boolean {
    return this.data === undefined && this.#query.shown.isPlaceholder;
  }

  /** Whether an answer is on its way. @internal */
  protected get isBusy(): boolean {
    return this.status === 'loading' || this.status === 'refreshing';
  }

  /** Whether what is drawn answers the question before, or tells of a failure that is being asked about again. @internal */
  protected override get isWaiting(): boolean {
    return this.isPlaceholder || this.standing.status !== this.status;
  }

  /** What stands in place of an answer; undefined when there is one. @internal */
  protected stateTemplate(skeleton: TemplateResult): TemplateResult | undefined {
    return placeTemplate({ ...this.#facts, ...this.standing }, skeleton);
  }

  /** What stands over an answer that is not the latest. @internal */
  protected noticeTemplate(): TemplateResult | typeof nothing {
    return noticeTemplate({ ...this.#facts, ...this.standing });
  }

  /** The words for no usage. @internal */
  protected emptyTemplate(): TemplateResult {
    return emptyTemplate(this.words);
  }

  /** Tells of what has happened, once it shows. */
  protected override updated(): void {
    super.updated();
    const { status, error, store } = this;
    const hasFailed = this.#failed !== undefined;
    if (!this.isBusy) this.#failed = error && { status, error, store };
    for (const { name, detail } of this.#events.splice(0)) {
      tell(this, name, detail);
      this.#speak(name, hasFailed);
    }
  }

  #speak(name: LoadEvent['name'], hasFailed: boolean): void {
    clearTimeout(this.#slow);
    if (name === 'credit-load-start') this.#slow = setTimeout(() => this.#speakOfWaiting(), SLOW_MS);
    else if (name === 'credit-load-error') this.announce(failureText(this.#facts));
    else {
      // The first answer is what the page is about, unless a reader is in the element already; and a newer one to the same question was
      // not asked for by anybody, unless it comes after a failure.
      const isAwaited = this.#isNewQuestion && (this.#isAwaited || this.matches(':focus-within'));
      if (isAwaited || hasFailed)
        this.announce(this.status === 'empty' ? this.words.text(empty) : this.announcement);
      this.#isAwaited = true;
    }
  }

  #speakOfWaiting(): void {
    if (!this.isConnected || !(this.status === 'loading' || this.isPlaceholder)) return;
    this.announce(this.words.text(loading));
    this.#isAwaited = true;
  }

  get #facts(): StateFacts {
    const { status, error, refusal, words } = this;
    return {
      status,
      error,
      refusal,
      words,
      answeredAt: this.#query.shown.answeredAt,
      retry: () => void this.#query.refresh(),
    };
  }

  #wanted(): WantedQuery | undefined {
    const { store } = this;
    const request = store && this.data === undefined ? this.request(this.filters) : undefined;
    return store && request && { store, request };
  }

  #onChange(after: ShownQuery, before: ShownQuery | undefined): void {
    const event = loadEventOf(after, before, this.#judge);
    if (!event) return;
    this.#events.push(event);
    if (event.name !== 'credit-load') return;
    this.#isNewQuestion = before?.answer === undefined || before.isPlaceholder;
  }
}
