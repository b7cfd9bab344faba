import type { ConversationCredits } from '@credit-usage/sdk';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AnswerStatus } from '../../controllers/query-status.js';
import type { Advice } from '../../data/advice.js';
import type { CreditFilters } from '../../data/filters.js';
import type { CreditRequest } from '../../data/query-request.js';
import type { CreditConversationCloseDetail } from '../../events/conversation-events.js';
import { exportCsv } from '../../events/export-event.js';
import { requestSelection } from '../../events/select-event.js';
import * as messages from '../../i18n/catalogue/index.js';
import { loadErrorText } from '../../i18n/load-error-text.js';
import { closeTemplate } from '../../internal/close-template.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { rowFilter } from '../../internal/row-filter.js';
import { dataTable } from '../../styles/data-table.styles.js';
import { headingLevel } from '../../util/heading-level.js';
import { memo } from '../../util/memo.js';
import { readText } from '../../util/read.js';
import { rowLimit } from '../../util/row-limit.js';
import { type DetailsLabels, detailsLabels, shownText } from './conversation-credit-details.labels.js';
import { type DetailsFacts, readDetails } from './conversation-credit-details.model.js';
import { details } from './conversation-credit-details.styles.js';
import {
  detailsHeadTemplate,
  entriesTemplate,
  factsTemplate,
  type MoreEntries,
  skeletonTemplate,
} from './conversation-credit-details.templates.js';
import { detailsCsv } from './details-csv.js';
import { EntryPages } from './entry-pages.js';

/** What the API gives without one. */
const USUAL_LIMIT = 25;

/**
 * What a conversation cost, step by step: time, category, description, credits, and the total usage for the conversation.
 *
 * Without a range it covers the whole conversation. With a filter, the total of what that selects stands beside the total of the whole.
 *
 * @tag conversation-credit-details
 * @summary The credit details of one conversation.
 * @fires credit-conversation-close - A reader wants the details closed. It is for whoever shows them to do so.
 * @fires credit-export - A reader wants the entries as a file; unless it is cancelled, the browser saves it.
 * @slot - What the page shows before there is any data.
 * @slot heading - Instead of the heading.
 * @slot description - Under the heading.
 * @slot toolbar - Beside the heading.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no usage.
 * @slot refused - Instead of the words for a role that is missing, such as a way to ask for it.
 * @slot error - Instead of the words for an answer that did not come.
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart close-button - The button that closes the details.
 * @csspart facts - What is known about the conversation.
 * @csspart table - The table of entries.
 * @csspart header-cell - The name of a column.
 * @csspart entry - An entry; also `refund`.
 * @csspart cell - A cell of it; also `numeric-cell`.
 * @csspart refund-mark - The word beside an amount below zero.
 * @csspart more-button - The button that shows further entries.
 * @csspart shown - How many entries are shown, of how many.
 * @csspart more-error - Why further entries did not come.
 * @csspart totals - The sums.
 * @csspart selected - The sum of what a filter selects.
 * @csspart total - The sum of the whole conversation.
 * @csspart context - The line under the table.
 * @csspart zone - The zone of all times.
 * @csspart download-button - The button that saves the entries.
 * @csspart loading - The skeleton.
 * @csspart empty - The words for no usage.
 * @csspart refused - The words for a role that is missing.
 * @csspart error - The words for an answer that did not come.
 * @csspart stale - The line over entries that are not the latest.
 * @csspart retry-button - The button that asks again.
 * @csspart request-id - The server's name for a request that failed.
 * @public
 */
export class ConversationCreditDetailsElement extends CreditDataElement<'credits'> {
  /** The sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, dataTable, details];

  /** The credit details of a conversation, instead of a source; `null` while they are on their way. */
  @property({ attribute: false }) declare data: ConversationCredits | null | undefined;

  /** The conversation, with `agent-id`, and `organization-id` where several organizations have that agent. */
  @property({ attribute: 'conversation-id' }) conversationId: string | undefined;

  /** The entries that are shown at a time, 1 to 100; 25 without it. */
  @property({ type: Number }) limit: number | undefined;

  /** Has a button that asks to be closed, as Escape then does. */
  @property({ type: Boolean }) closable = false;

  /** Which refusal it is. @internal */
  protected override readonly refusal = messages.refusedCredits;

  readonly #reading = memo(readDetails);
  readonly #pages: EntryPages = new EntryPages(
    this,
    () => ({
      store: this.data === undefined ? this.store : undefined,
      request: this.request(this.filters),
      facts: this.#facts,
    }),
    (from) => void this.#onMore(from),
  );

  /** The entries that are shown, as CSV in the columns of the API's own. */
  toCSV(): string {
    return detailsCsv(this.#pages.entries);
  }

  /** Focuses the heading, so that what has been opened is read out. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[part~=heading]')?.focus(options),
    );
  }

  /** What to ask; nothing until it is known which conversation. @internal */
  protected override request(filters: CreditFilters): CreditRequest<'credits'> | undefined {
    const { agentId, ...filter } = rowFilter(filters);
    const conversationId = readText(this.conversationId);
    if (agentId === undefined || conversationId === undefined) return undefined;
    return { route: 'credits', query: { ...filter, agentId, conversationId, limit: this.#limit } };
  }

  /** What is missing to ask. @internal */
  protected override advice(): readonly Advice[] {
    return this.status === 'idle' && this.store && !this.request(this.filters)
      ? [['needs conversation-id and agent-id.']]
      : super.advice();
  }

  /** What details amount to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    return this.#reading(answer).status;
  }

  /** How many entries there are, and the sum that they end with. @internal */
  protected override get announcement(): string | undefined {
    const facts = this.#facts;
    if (!facts) return undefined;
    const { words } = this;
    const total = words.text(messages.labelledAmount, {
      label: words.text(messages.totalUsageForConversation),
      amount: words.amountWithUnit(facts.whole.total),
    });
    return `${this.#shown(facts)}. ${total}`;
  }

  /** Draws the details. */
  protected override render(): TemplateResult {
    const facts = this.#facts;
    const { words } = this;
    const name = this.#name(facts);
    const close =
      this.closable === true ? closeTemplate(words.text(messages.close), () => this.#close()) : undefined;
    return html`
      <div
        class="base"
        part="base"
        role="group"
        aria-label=${name}
        aria-busy=${this.isBusy || this.#pages.isBusy ? 'true' : nothing}
        @keydown=${this.#onKey}
      >
        ${detailsHeadTemplate(name, headingLevel(this.headingLevel), close)}
        ${this.stateTemplate(skeletonTemplate(this.#limit, words)) ?? (facts ? this.#detailsTemplate(facts, name) : nothing)}
      </div>
    `;
  }

  #detailsTemplate(facts: DetailsFacts, name: string): TemplateResult {
    const { words } = this;
    if (this.judge(this.answer) === 'empty') return html`${this.noticeTemplate()} ${this.emptyTemplate()}`;
    const labels = detailsLabels(facts, this.#pages.entries, name, this.filters.timezone, words);
    return html`
      ${this.noticeTemplate()} ${factsTemplate(labels.facts)}
      ${entriesTemplate(labels, this.#more(labels), words)}
      <div class="context" part="context">
        <p class="words" part="zone">${labels.zone}</p>
        <button class="action" part="download-button" type="button" @click=${this.#download}>
          ${words.text(labels.shownOf === undefined ? messages.downloadCsv : messages.downloadShownCsv)}
        </button>
      </div>
    `;
  }

  #more({ shownOf }: DetailsLabels): MoreEntries | undefined {
    const { error, isBusy, nextCursor } = this.#pages;
    const canAsk = this.data === undefined && nextCursor !== undefined;
    if (!canAsk && shownOf === undefined) return undefined;
    const { what, why } = error ? loadErrorText(error, this.words) : {};
    return {
      label: this.words.text(error ? messages.retry : messages.showMore),
      isBusy,
      failure: error && [what, why].filter(Boolean).join(' '),
      run: canAsk ? () => this.#pages.more() : undefined,
    };
  }

  /** What has come is said, and the focus goes on to it where the button is gone. */
  async #onMore(from: number): Promise<void> {
    const facts = this.#facts;
    if (!facts) return;
    const hadFocus = this.shadowRoot?.activeElement?.matches('.more button') === true;
    this.requestUpdate();
    await this.updateComplete;
    this.announce(this.#shown(facts));
    if (!hadFocus || this.#pages.nextCursor !== undefined) return;
    const row = this.renderRoot.querySelectorAll<HTMLElement>('.entry')[from];
    if (!row) return;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }

  get #facts(): DetailsFacts | undefined {
    return this.#reading(this.answer).facts;
  }

  get #limit(): number {
    return rowLimit(this.limit, USUAL_LIMIT);
  }

  #shown({ selected, whole }: DetailsFacts): string {
    const shown = this.#pages.entries.length;
    return shownText(shown, (selected ?? whole).entryCount ?? shown, this.words);
  }

  #name(facts: DetailsFacts | undefined): string {
    const given = readText(this.heading) ?? facts?.title;
    return given ?? this.words.text(facts ? messages.untitledConversation : messages.creditDetails);
  }

  readonly #download = (): void => exportCsv(this, 'conversation-credits.csv', this.toCSV());

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.closable !== true) return;
    event.preventDefault();
    this.#close();
  };

  #close(): void {
    const { conversation } = this.data ?? {};
    const detail: CreditConversationCloseDetail = {
      organizationId: readText(this.organizationId) ?? conversation?.organizationId ?? '',
      agentId: readText(this.agentId) ?? conversation?.agentId ?? '',
      conversationId: readText(this.conversationId) ?? conversation?.conversationId ?? '',
    };
    requestSelection(this, 'credit-conversation-close', detail);
  }
}
