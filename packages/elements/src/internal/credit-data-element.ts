/**
 * The base class of elements that show one answer of a source: it loads the answer, shows its states, and fires the events about loading.
 *
 * A subclass defines:
 * - `request(filters)`: the request to send; undefined while something is missing for it. Elements that show the usage report all return
 *   `{ route: 'usage', query: filters }`, so that they share one request.
 * - `judge(answer)`: whether an answer is `ready`, `empty` or an `error` (cannot be read). It must not throw.
 * - `refusal` (optional): the message for a refusal.
 * - `render()`: draws `this.stateTemplate(skeleton)` if that is defined, else `this.noticeTemplate()` and `this.answer`, with
 *   `aria-busy=${this.isBusy ? 'true' : nothing}` on its base, a `toolbar` slot, and `this.emptyTemplate()` in place of figures.
 *
 * It gives subclasses:
 * - `this.answer`: what to draw, `data` or the source's answer; undefined when there is none. At run time it may differ from its type.
 * - `this.status`, `this.error`, `this.isBusy`, `this.refresh()`, and everything that a `CreditSourceElement` has.
 */
import type { CSSResultGroup, nothing, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { FreshnessController } from '../controllers/freshness-controller.js';
import { type QueryChange, QueryController, type WantedQuery } from '../controllers/query-controller.js';
import { type AnswerStatus, errorBehind, statusOfQuery } from '../controllers/query-status.js';
import type { CreditFilters } from '../data/filters.js';
import type { CreditLoadError } from '../data/load-error.js';
import type { CreditAnswers, CreditRequest, CreditRoute } from '../data/query-request.js';
import type { QueryStore } from '../data/query-store.js';
import { tell } from '../events/dispatch.js';
import { type LoadEvent, loadEventOf } from '../events/load-events.js';
import { empty, loading, refusedUsage } from '../i18n/catalogue/index.js';
import type { Message } from '../i18n/message.js';
import { states } from '../styles/states.styles.js';
import { type CreditStatus, isBusy } from '../util/status.js';
import { CreditElement } from './credit-element.js';
import { CreditSourceElement } from './credit-source-element.js';
import {
  emptyTemplate,
  failureText,
  noticeTemplate,
  placeTemplate,
  type StateFacts,
} from './state-templates.js';

/** The state that a message in place of an answer, or the notice above it, is about. */
export type Standing = Pick<StateFacts, 'status' | 'error'>;

/** Loading is announced to screen reader users only if it takes longer than this. */
const SLOW_MS = 1000;

/**
 * An element that shows an answer: set as `data`, or loaded from a source.
 *
 * @fires credit-load-start - Loading begins; `refreshing` says whether there is an answer to show meanwhile.
 * @fires credit-load - The answer has loaded. The detail's `excluded` lists the organizations that it leaves out, with the roles needed.
 * @fires credit-load-error - Loading failed; in recent conversations, also that of the open row's details. The detail has the `route` that failed, `kind`, `code`, `retryable`, `requestId`, for a refusal `requiredRoles`, and the original error as `cause`.
 * @public
 */
export abstract class CreditDataElement<Route extends CreditRoute = CreditRoute> extends CreditSourceElement {
  /** The style sheets that all of them share. */
  static override styles: CSSResultGroup = [CreditElement.styles, states];

  /** The answer itself, instead of a source: a `UsageReport`, `ConversationPage` or `ConversationCredits`; `null` while it is loading. */
  @property({ attribute: false }) data: CreditAnswers[Route] | null | undefined;

  /** Refreshes every this many seconds, at least 30, while the page is visible. Off by default. */
  @property({ attribute: 'refresh-interval', type: Number }) refreshInterval: number | undefined;

  /** The message for a refusal. @internal */
  protected readonly refusal: Message = refusedUsage;

  readonly #judge = (answer: unknown): AnswerStatus => this.judge(answer);
  readonly #query = new QueryController(
    this,
    () => this.#wanted(),
    (...change) => this.#onChange(...change),
  );
  #events: LoadEvent[] = [];
  #isNewQuestion = false;
  /** Whether somebody has asked for what is loading, rather than the clock. */
  #isAskedFor = false;
  /** Whether to announce the next answer: its loading was announced, or it is not the first one. */
  #isAwaited = false;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #failed: (Standing & { readonly store: QueryStore | undefined }) | undefined;

  constructor() {
    super();
    new FocusKeeper(this, '.retry');
    new FreshnessController(this, this.#query, () => this.refreshInterval);
  }

  /** The request to send; undefined while something is missing for it. @internal */
  protected abstract request(filters: CreditFilters): CreditRequest<Route> | undefined;

  /** The status that an answer leads to. Never throws. @internal */
  protected abstract judge(answer: unknown): AnswerStatus;

  /** What the answer is about: another answer is never shown in its place. @internal */
  protected get subject(): string | undefined {
    return undefined;
  }

  /** What to announce when a reader's choice has brought a new answer. @internal */
  protected get announcement(): string | undefined {
    return undefined;
  }

  /** What the element shows. */
  override get status(): CreditStatus {
    if (this.data === null) return 'loading';
    return this.data === undefined ? statusOfQuery(this.#query.shown, this.#judge) : this.judge(this.data);
  }

  /** Why the answer could not be loaded or refreshed. */
  get error(): CreditLoadError | undefined {
    return errorBehind(this.status, this.data === undefined ? this.#query.shown.error : undefined);
  }

  /** The state whose message is shown: after a failure, its message stays while trying again, unless the source has changed. @internal */
  get standing(): Standing {
    const { status, error, store } = this;
    const failed = this.#failed;
    const isKept = status === (failed?.status === 'stale' ? 'refreshing' : 'loading');
    return failed && failed.store === store && isKept ? failed : { status, error };
  }

  /** Reloads the answer. Settles when the request has ended, at once where the element is not in the page, and never rejects. */
  async refresh(): Promise<void> {
    // Before it has been in the page, an element never updates.
    if (!this.isConnected) return;
    this.#isAskedFor = true;
    await this.updateComplete;
    await this.#query.refresh();
  }

  /** What to draw. @internal */
  protected get answer(): CreditAnswers[Route] | undefined {
    if (this.data !== undefined) return this.data ?? undefined;
    // The answer belongs to the request's route, which the query's type does not know.
    return this.#query.shown.answer as CreditAnswers[Route] | undefined;
  }

  /** Whether what is drawn is still the answer to an earlier request. @internal */
  protected get isPlaceholder(): boolean {
    return this.data === undefined && this.#query.shown.isPlaceholder;
  }

  /** Whether an answer is loading. @internal */
  protected get isBusy(): boolean {
    return isBusy(this.status);
  }

  /** Whether what is drawn answers an earlier request, or is the message of a failure while trying again. @internal */
  protected override get isWaiting(): boolean {
    return this.isPlaceholder || this.standing.status !== this.status;
  }

  /** What to draw in place of an answer; undefined when there is one. @internal */
  protected stateTemplate(skeleton: TemplateResult): TemplateResult | undefined {
    return placeTemplate({ ...this.#facts, ...this.standing }, skeleton);
  }

  /** The notice above an answer that could not be refreshed. @internal */
  protected noticeTemplate(): TemplateResult | typeof nothing {
    return noticeTemplate({ ...this.#facts, ...this.standing });
  }

  /** The message for no usage. @internal */
  protected emptyTemplate(): TemplateResult {
    return emptyTemplate(this.words);
  }

  /** Fires events and makes announcements only after the change is drawn. @internal */
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
    else if (name === 'credit-load-error') {
      // Refreshing at an interval may fail each time, which nobody asked to hear.
      if (this.#isAskedFor || !hasFailed) this.announce(failureText(this.#facts));
    } else {
      // Not announced: the first answer, which a reader comes to anyway, unless the focus is already in the element; and a refreshed
      // answer to the same request, which nobody asked for, unless it follows a failure.
      const isAwaited = this.#isNewQuestion && (this.#isAwaited || this.matches(':focus-within'));
      if (isAwaited || hasFailed)
        this.announce(this.status === 'empty' ? this.words.text(empty) : this.announcement);
      this.#isAwaited = true;
    }
    this.#isAskedFor &&= this.isBusy;
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
      retry: () => void this.refresh(),
    };
  }

  #wanted(): WantedQuery | undefined {
    const { store } = this;
    const request = store && this.data === undefined ? this.request(this.filters) : undefined;
    return store && request && { store, request, subject: this.subject };
  }

  #onChange(...[after, before, route]: Parameters<QueryChange>): void {
    this.#isAskedFor ||= !before;
    const event = loadEventOf(after, before, this.#judge, route);
    if (!event) return;
    this.#events.push(event);
    if (event.name !== 'credit-load') return;
    this.#isNewQuestion = before?.answer === undefined || before.isPlaceholder;
  }
}
