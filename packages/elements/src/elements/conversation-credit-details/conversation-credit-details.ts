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
import { labelled } from '../../i18n/labelled.js';
import { loadErrorText } from '../../i18n/load-error-text.js';
import { closeTemplate } from '../../internal/close-template.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { rowFilter } from '../../internal/row-filter.js';
import { downloadTemplate } from '../../internal/table-templates.js';
import { dataTable } from '../../styles/data-table.styles.js';
import { headingLevel } from '../../util/heading-level.js';
import { isOurs } from '../../util/list-keys.js';
import { memo } from '../../util/memo.js';
import { readDate, readText } from '../../util/read.js';
import { rowLimit } from '../../util/row-limit.js';
import { type DetailsLabels, detailsLabels, shownText } from './conversation-credit-details.labels.js';
import { type DetailsFacts, readDetails } from './conversation-credit-details.model.js';
import { details } from './conversation-credit-details.styles.js';
import {
  detailsHeadTemplate,
  entriesTemplate,
  expectedRows,
  factsTemplate,
  type MoreEntries,
  skeletonTemplate,
} from './conversation-credit-details.templates.js';
import { detailsCsv, detailsFileName } from './details-csv.js';
import { EntryPages } from './entry-pages.js';

/** The API's own default. */
const USUAL_LIMIT = 25;

/**
 * What one conversation cost, step by step: time, category, description and credits of every entry, and the total.
 *
 * Without a range it covers the whole conversation. With a filter, it shows the total of the matching entries beside the total of the
 * whole conversation.
 *
 * @tag conversation-credit-details
 * @summary The credit details of one conversation.
 * @fires credit-conversation-close - The reader wants to close the details. The element does not close by itself: whoever shows it has to.
 * @fires credit-export - The reader downloads the entries. Cancel it to keep the browser from saving the file.
 * @slot - Replaces the skeleton while there is nothing to load yet, for example before a source is set.
 * @slot heading - Replaces the heading.
 * @slot description - Shown below the heading.
 * @slot toolbar - Shown beside the heading.
 * @slot loading - Replaces the skeleton shown while loading.
 * @slot empty - Replaces the message shown when there is no usage.
 * @slot refused - Replaces the message shown when the viewer lacks a role, for example with a way to request it.
 * @slot error - Replaces the message shown when loading fails.
 * @csspart base - The container of the whole element.
 * @csspart heading - The heading.
 * @csspart close-button - The button that closes the details.
 * @csspart facts - The agent, times and number of messages of the conversation.
 * @csspart table - The table of entries.
 * @csspart header-cell - A column heading.
 * @csspart entry - An entry; a refund is also `refund`.
 * @csspart cell - A cell of an entry; one with an amount is also `numeric-cell`.
 * @csspart refund-mark - The word beside a negative amount.
 * @csspart more-button - The button that loads more entries.
 * @csspart shown - The number of entries shown, and of all entries.
 * @csspart more-error - The message shown when loading more entries fails.
 * @csspart totals - The totals.
 * @csspart selected - The total of the entries that match the filters.
 * @csspart total - The total of the whole conversation.
 * @csspart context - The line below the table.
 * @csspart zone - The time zone of all times.
 * @csspart download-button - The button that downloads the entries as CSV.
 * @csspart loading - The skeleton shown while loading.
 * @csspart empty - The message shown when there is no usage.
 * @csspart refused - The message shown when the viewer lacks a role.
 * @csspart error - The message shown when loading fails.
 * @csspart stale - The notice above entries that could not be refreshed.
 * @csspart retry-button - The button that tries again.
 * @csspart request-id - The ID of the failed request.
 * @public
 */
export class ConversationCreditDetailsElement extends CreditDataElement<'credits'> {
  /** The style sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, dataTable, details];

  /** The credit details to show, instead of a source; `null` while they are loading. */
  @property({ attribute: false }) declare data: ConversationCredits | null | undefined;

  /** The conversation to show. Needs `agent-id` too, and `organization-id` where several organizations have an agent with that id. */
  @property({ attribute: 'conversation-id' }) conversationId: string | undefined;

  /** How many entries to show at first, 1 to 100. Defaults to 25. */
  @property({ type: Number }) limit: number | undefined;

  /** Shows a close button. It and the Escape key then fire `credit-conversation-close`. */
  @property({ type: Boolean }) closable = false;

  /** The message for a refusal. @internal */
  protected override readonly refusal = messages.refusedCredits;

  #answered = '';
  readonly #reading = memo(readDetails);
  readonly #pages: EntryPages = new EntryPages(
    this,
    () => ({
      store: this.data === undefined ? this.store : undefined,
      request: this.request(this.filters),
      facts: this.#facts,
      question: this.#question,
    }),
    (...more) => void this.#onMore(...more),
  );

  /** Returns the entries that are shown as CSV, with the API's column names. */
  toCSV(): string {
    return detailsCsv(this.#pages.entries);
  }

  /** Moves the focus to the heading, so that screen readers read out what has opened. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[part~=heading]')?.focus(options),
    );
  }

  /** Says nothing of what one conversation has used while showing another. @internal */
  protected override get subject(): string | undefined {
    const { organizationId, agentId } = this.filters;
    return JSON.stringify([organizationId, agentId, readText(this.conversationId)]);
  }

  /** What to request; undefined until the conversation is known. @internal */
  protected override request(filters: CreditFilters): CreditRequest<'credits'> | undefined {
    const { agentId, ...filter } = rowFilter(filters);
    const conversationId = readText(this.conversationId);
    if (agentId === undefined || conversationId === undefined) return undefined;
    return { route: 'credits', query: { ...filter, agentId, conversationId, limit: this.#limit } };
  }

  /** Says which attributes are missing. @internal */
  protected override advice(): readonly Advice[] {
    return this.status === 'idle' && this.store && !this.request(this.filters)
      ? [['needs conversation-id and agent-id.']]
      : super.advice();
  }

  /** The status that an answer leads to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    return this.#reading(answer).status;
  }

  /** The number of entries and the total of the conversation. @internal */
  protected override get announcement(): string | undefined {
    const facts = this.#facts;
    if (!facts || this.#question === this.#answered) return undefined;
    const { words } = this;
    const label = words.text(messages.totalUsageForConversation);
    const total = labelled(label, words.amountWithUnit(facts.whole.total), words);
    return `${this.#shown(facts)}. ${total}`;
  }

  /** Remembers what has been answered, as long as it is shown. @internal */
  protected override updated(): void {
    super.updated();
    if (this.status !== 'refreshing') this.#answered = this.status === 'ready' ? this.#question : '';
  }

  /** Draws the details. @internal */
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
        ${this.stateTemplate(skeletonTemplate(expectedRows(this, this.#limit), words)) ?? (facts ? this.#detailsTemplate(facts, name) : nothing)}
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
        ${downloadTemplate(words.text(labels.shownOf === undefined ? messages.downloadCsv : messages.downloadShownCsv), this.#download)}
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

  /** Announces the new entries. Where the button disappears with the last of them, the focus moves to the first new one. */
  async #onMore(from: number, isAsked: boolean): Promise<void> {
    const facts = this.#facts;
    if (!facts) return;
    const hadFocus = this.shadowRoot?.activeElement?.matches('.more button') === true;
    this.requestUpdate();
    await this.updateComplete;
    if (isAsked) this.announce(this.#shown(facts));
    if (!hadFocus || this.#pages.nextCursor !== undefined) return;
    const row = this.renderRoot.querySelectorAll<HTMLElement>('.entry')[from];
    if (!row) return;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }

  get #facts(): DetailsFacts | undefined {
    return this.#reading(this.answer).facts;
  }

  /** What is asked, apart from instants: these move on with the clock, which nobody asked to hear. */
  get #question(): string {
    const { from, to, ...query } = this.filters;
    return JSON.stringify([this.subject, query, readDate(from), readDate(to)]);
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

  get #id(): string {
    return readText(this.conversationId) ?? readText(this.data?.conversation?.conversationId) ?? '';
  }

  readonly #download = (): void => exportCsv(this, detailsFileName(this.#id), this.toCSV());

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOurs(event) || this.closable !== true) return;
    event.preventDefault();
    this.#close();
  };

  #close(): void {
    const { conversation } = this.data ?? {};
    const detail: CreditConversationCloseDetail = {
      organizationId: readText(this.organizationId) ?? conversation?.organizationId ?? '',
      agentId: readText(this.agentId) ?? conversation?.agentId ?? '',
      conversationId: this.#id,
    };
    requestSelection(this, 'credit-conversation-close', detail);
  }
}
