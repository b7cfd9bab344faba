import type { ConversationPage, ConversationSort } from '@credit-usage/sdk';
import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { focusHeading } from '../../controllers/focus-keeper.js';
import type { AnswerStatus } from '../../controllers/query-status.js';
import type { CreditFilters } from '../../data/filters.js';
import { type CreditRequest, requestKey } from '../../data/query-request.js';
import type { QueryStore } from '../../data/query-store.js';
import { csvName, exportCsv } from '../../events/export-event.js';
import { requestFilters } from '../../events/filter-change.js';
import { requestSelection } from '../../events/select-event.js';
import * as messages from '../../i18n/catalogue/index.js';
import { chipTemplate } from '../../internal/chip-template.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { headTemplate } from '../../internal/heading-template.js';
import { keyedRows } from '../../internal/keyed-rows.js';
import { messageTemplate } from '../../internal/message-template.js';
import { rowFilter } from '../../internal/row-filter.js';
import { dataTable } from '../../styles/data-table.styles.js';
import { attempt } from '../../util/attempt.js';
import type { CreditConversationKey } from '../../util/conversation-key.js';
import { headingLevel } from '../../util/heading-level.js';
import { isOurs } from '../../util/list-keys.js';
import { memo } from '../../util/memo.js';
import { readText } from '../../util/read.js';
import { rowLimit } from '../../util/row-limit.js';
import { isTimeZone } from '../../util/time-zone.js';
import { type ConversationOrder, inOrder, readOrder, USUAL_ORDER } from './conversation-order.js';
import { detailsTemplate, lockedTemplate } from './conversation-row-details.template.js';
import { conversationsCsv } from './conversations-csv.js';
import { footTemplate, type Pager, pagerTemplate } from './conversations-foot.template.js';
import { skeletonTemplate } from './conversations-skeleton.template.js';
import {
  firstOnlyText,
  type PageLabels,
  pageAnnouncement,
  pageLabels,
  rangeText,
} from './recent-conversations.labels.js';
import { type ConversationFacts, type PageFacts, rangeOf, readPage } from './recent-conversations.model.js';
import { conversations } from './recent-conversations.styles.js';
import { tableTemplate } from './recent-conversations.templates.js';
import { RowNarrowing } from './row-narrowing.js';
import { RowOpening } from './row-opening.js';
import { RowPaging } from './row-paging.js';

/** What was requested for the rows that are drawn. */
interface DrawnPage {
  readonly range: CreditFilters | undefined;
  readonly order: ConversationOrder;
  readonly at: number;
}

/** As many rows as fit well beside the pie in a dashboard. */
const USUAL_LIMIT = 10;

/**
 * The conversations that used credits, with title, agent, total credits, messages and last activity. A row opens its credit details below it.
 *
 * Set a source, put the element inside a provider, or set a page of conversations as `data`. Inside a provider, a bar selected in a chart
 * limits the rows to its time until the reader clears it. So do the element's own `from` and `to`, which override a selected bar.
 *
 * @tag recent-conversations
 * @summary A table of conversations with their credits.
 * @fires credit-conversation-open - The reader opens a row, which may be one whose details the viewer may not see. Unless it is cancelled, `openConversation` follows.
 * @fires credit-conversation-close - The reader closes the open row. Unless it is cancelled, `openConversation` follows.
 * @fires credit-filter-change - The reader clears the range that limits the rows. Unless it is cancelled, `from` and `to` follow.
 * @fires credit-bucket-select - The reader clears the selected bar that limits the rows. Unless it is cancelled, everything that shares the provider follows.
 * @fires credit-sort-change - The reader sorts the rows. Unless it is cancelled, `sort` follows.
 * @fires credit-export - The reader downloads the rows. Cancel it to keep the browser from saving the file.
 * @slot - Replaces the skeleton while there is nothing to load yet, for example before a source is set.
 * @slot heading - Replaces the heading.
 * @slot description - Shown below the heading.
 * @slot toolbar - Shown beside the heading.
 * @slot details - Replaces the details below an open row.
 * @slot locked - Replaces the message below an open row whose details the viewer may not see, for example with a way to request a role.
 * @slot not-included - Shown below the organizations that the figures leave out, for example with a way to request a role.
 * @slot loading - Replaces the skeleton shown while loading.
 * @slot empty - Replaces the message shown when there is no usage.
 * @slot refused - Replaces the message shown when the viewer lacks a role.
 * @slot error - Replaces the message shown when loading fails.
 * @csspart base - The container of the whole element.
 * @csspart heading - The heading.
 * @csspart range-chip - The button that clears the range that limits the rows.
 * @csspart table - The table.
 * @csspart header-cell - A column heading.
 * @csspart sort-button - The button in a column heading that sorts the rows.
 * @csspart row - A row; an open one is also `open`.
 * @csspart cell - A cell of a row; also `title-cell` or `numeric-cell`.
 * @csspart open-button - The title of a row, a button that opens it.
 * @csspart conversation-id - The id of a conversation without a title.
 * @csspart locked - The note that the viewer may not see details: in a row, or above the rows where it concerns all of them.
 * @csspart locked-message - The message below an open row whose details the viewer may not see.
 * @csspart close-button - The button that closes that message.
 * @csspart detail-row - The table row below an open row.
 * @csspart details - The `<conversation-credit-details>` below an open row.
 * @csspart details-base - Its `base`.
 * @csspart details-heading - Its `heading`.
 * @csspart details-table - Its `table`.
 * @csspart unattributed - The row with usage that belongs to no conversation.
 * @csspart pager - The pagination.
 * @csspart page-button - A button of the pagination; also `previous` or `next`.
 * @csspart page - The number of the page.
 * @csspart context - The line below the table.
 * @csspart period - The period and its time zone.
 * @csspart first-only - The note that `data` holds only the first rows.
 * @csspart download-button - The button that downloads the rows as CSV.
 * @csspart not-included - The organizations that the figures leave out.
 * @csspart loading - The skeleton shown while loading.
 * @csspart empty - The message shown when there is no usage.
 * @csspart refused - The message shown when the viewer lacks a role.
 * @csspart error - The message shown when loading fails.
 * @csspart stale - The notice above rows that could not be refreshed.
 * @csspart retry-button - The button that tries again.
 * @csspart request-id - The ID of the failed request.
 * @public
 */
export class RecentConversationsElement extends CreditDataElement<'conversations'> {
  /** The style sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, dataTable, conversations];

  /** The page of conversations to show, instead of a source; `null` while it is loading. */
  @property({ attribute: false }) declare data: ConversationPage | null | undefined;

  /** The order: `-lastActivityAt`, latest first, or `-credits`, most credits first. Defaults to latest first, or to most credits first while a selected bar limits the rows. Follows the reader's choice. */
  @property() sort: ConversationSort | undefined;

  /** How many rows a page has, 1 to 100. Defaults to 10. */
  @property({ type: Number }) limit: number | undefined;

  /** The conversation whose details are open below its row. Follows what the reader opens and closes. */
  @property({ attribute: false }) openConversation: CreditConversationKey | undefined;

  /** The message for a refusal. @internal */
  protected override readonly refusal = messages.refusedConversations;

  readonly #reading = memo(readPage);
  readonly #ordered = memo(inOrder);
  readonly #opening = new RowOpening(this, () => this.store !== undefined || this.#hasOwnDetails);
  readonly #narrowing: RowNarrowing = new RowNarrowing(
    this,
    () => this.context,
    (change) => requestFilters(this, this.context, this.filters, change),
  );
  readonly #paging = new RowPaging(this);
  readonly #drawRows = keyedRows();
  #drawn: DrawnPage | undefined;
  #wasNarrowed = false;
  #store: QueryStore | undefined;

  /** Returns the rows that are shown as CSV, with the API's column names. */
  toCSV(): string {
    return conversationsCsv(this.#shownRows, this.#facts?.organizationNames ?? new Map());
  }

  /** Moves the focus to the row that was opened last, else to the first one: for pages that show the details elsewhere, when these close. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.#opening.focus(this.#shownRows, options));
  }

  /** Another source may be another viewer, who may not see what is open: it is closed, unless the page opens something at the same time. @internal */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const { store } = this;
    if (this.#store && store !== this.#store && !changed.has('openConversation'))
      this.openConversation = undefined;
    this.#store = store;
  }

  /** What to request. @internal */
  protected override request(filters: CreditFilters): CreditRequest<'conversations'> {
    const query = { ...rowFilter(this.#narrowing.within(filters)), sort: this.#order(), limit: this.#limit };
    const question = attempt(() => requestKey({ route: 'conversations', query }));
    return { route: 'conversations', query, cursor: this.#paging.cursorOf(this.store, question) };
  }

  /** The status that a page of conversations leads to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    return this.#reading(answer).status;
  }

  /** How many rows there are, of which range and in which order. @internal */
  protected override get announcement(): string | undefined {
    return this.#facts && this.#announcementOf(this.#facts);
  }

  /** Draws the rows. @internal */
  protected override render(): TemplateResult {
    const facts = this.#facts;
    const name = readText(this.heading) ?? this.words.text(messages.recentConversations);
    const drawn = this.#draw(facts);
    const state = this.stateTemplate(
      skeletonTemplate({
        rows: this.#limit,
        order: drawn.order,
        isOfSeveral: this.data === undefined && this.filters.organizationId === undefined,
        isPart: this.data === undefined,
        words: this.words,
      }),
    );
    return html`
      <div class="base" part="base" role="group" aria-label=${name} aria-busy=${this.isBusy ? 'true' : nothing} @keydown=${this.#onKey}>
        ${headTemplate(this, this.#chipTemplate(drawn, facts))}
        ${state ?? (facts ? this.#pageTemplate(facts, drawn, name) : nothing)}
        ${state && this.#paging.at > 0 ? pagerTemplate(this.#paging.pager(undefined), this.words) : nothing}
      </div>
    `;
  }

  /** The range, order and page number shown around the rows belong to these rows, even while others are loading. */
  #draw(facts: PageFacts | undefined): DrawnPage {
    if (this.#drawn && this.isPlaceholder) return this.#drawn;
    const { range } = this.#narrowing;
    this.#wasNarrowed = this.#drawn?.range !== undefined;
    this.#drawn = { range, order: this.#order(facts), at: this.#paging.at };
    return this.#drawn;
  }

  #pageTemplate(facts: PageFacts, drawn: DrawnPage, name: string): TemplateResult {
    const { words } = this;
    const rows = this.#rows(facts);
    const labels = pageLabels(facts, rows, this.#zone(facts), words);
    const isEmpty = rows.length === 0 && labels.unattributed === undefined;
    const shownOnly = this.data !== undefined && facts.hasMore;
    const next = this.data === undefined ? facts.nextCursor : undefined;
    const isPaged = drawn.at > 0 || next !== undefined;
    return html`
      ${this.noticeTemplate()} ${isEmpty ? this.emptyTemplate() : this.#tableTemplate(facts, drawn, labels, name)}
      ${footTemplate(
        {
          period: labels.period,
          notIncluded: labels.notIncluded,
          firstOnly: shownOnly ? firstOnlyText(rows.length, words) : undefined,
          pager: isPaged ? this.#pager(drawn, next) : undefined,
          downloadLabel: isEmpty
            ? undefined
            : words.text(facts.hasMore || drawn.at > 0 ? messages.downloadShownCsv : messages.downloadCsv),
          download: () => exportCsv(this, csvName('conversations', facts.period.days), this.toCSV()),
        },
        words,
      )}
    `;
  }

  /** While another page is loading, both buttons are off: they would lead on from rows that are about to go. */
  #pager({ at }: DrawnPage, next: string | undefined): Pager {
    return this.isPlaceholder ? { at, previous: undefined, next: undefined } : this.#paging.pager(next);
  }

  #tableTemplate(facts: PageFacts, drawn: DrawnPage, labels: PageLabels, name: string): TemplateResult {
    const rows = this.#rows(facts);
    const index = this.#opening.indexIn(rows);
    const row = rows[index];
    return html`
      ${rows.length > 0 ? nothing : messageTemplate({ state: 'empty', text: this.words.text(messages.noConversations) })}
      ${tableTemplate({
        labels,
        name,
        order: drawn.order,
        words: this.words,
        drawRows: this.#drawRows,
        open: row && { index, template: this.#openTemplate(row, labels.rows[index]?.title ?? '', facts) },
        toggle: (at) => void this.#opening.toggle(rows, at, rangeOf(facts)),
        sort: this.data !== undefined && facts.hasMore ? undefined : (order) => this.#sort(order, facts),
      })}
    `;
  }

  #openTemplate(row: ConversationFacts, title: string, facts: PageFacts): TemplateResult {
    const rows = this.#rows(facts);
    if (!row.detailAccess) return lockedTemplate(row, this.words, () => this.#opening.close(rows));
    // Where the page has its own details, ours would load data that nobody sees.
    if (this.#hasOwnDetails) return html`<slot name="details"></slot>`;
    return detailsTemplate({
      row,
      title,
      headingLevel: Math.min(headingLevel(this.headingLevel) + 1, 6),
      // The exact range of the rows: a named period such as `24h` would mean another range a minute later.
      range: rangeOf(facts) ?? this.filters,
      categories: this.filters.categories,
      timezone: this.#zone(facts),
      host: this,
      onClose: (event) => this.#opening.onDetailsClose(event, rows),
    });
  }

  #chipTemplate({ range }: DrawnPage, facts: PageFacts | undefined): TemplateResult | typeof nothing {
    const text = range && rangeText(range, this.#zone(facts), this.words);
    return text === undefined ? nothing : chipTemplate(text, () => this.#narrowing.clear(), this.words);
  }

  #announcementOf(facts: PageFacts): string {
    const { words } = this;
    const { range, at = 0 } = this.#drawn ?? {};
    const narrowed = range && rangeText(range, this.#zone(facts), words);
    return pageAnnouncement(
      {
        count: facts.rows.length,
        hasMore: facts.hasMore,
        order: this.#order(facts),
        at,
        range: narrowed ?? (this.#wasNarrowed ? words.text(messages.wholePeriod) : undefined),
      },
      words,
    );
  }

  /** Escape closes an open row first, then clears the range. If there is neither, the key is left to the page. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOurs(event)) return;
    const rows = this.#shownRows;
    const isOpen = this.#opening.indexIn(rows) >= 0;
    if (!isOpen && !this.#narrowing.range) return;
    event.preventDefault();
    if (isOpen) this.#opening.close(rows);
    // The rows are about to be replaced, and with them what had the focus.
    else if (this.#narrowing.clear()) focusHeading(this);
  }

  #sort(order: ConversationOrder, facts: PageFacts): void {
    if (!requestSelection(this, 'credit-sort-change', { sort: order })) return;
    this.sort = order;
    if (this.data !== undefined) this.announce(this.#announcementOf(facts));
  }

  /** Rows given as `data` are sorted here, but only if they are complete: of a partial list the API alone knows the order. */
  #rows({ rows, hasMore }: PageFacts): readonly ConversationFacts[] {
    return this.data === undefined || hasMore ? rows : this.#ordered(rows, this.#order());
  }

  #order(facts?: PageFacts): ConversationOrder {
    const given = this.data === undefined ? undefined : (facts ?? this.#reading(this.data).facts);
    if (given?.hasMore) return given.order ?? USUAL_ORDER;
    return readOrder(this.sort) ?? given?.order ?? (this.#narrowing.bucket ? '-credits' : USUAL_ORDER);
  }

  #zone(facts: PageFacts | undefined): string {
    const zone = facts?.period.timezone;
    return isTimeZone(zone) ? zone : this.filters.timezone;
  }

  get #facts(): PageFacts | undefined {
    return this.#reading(this.answer).facts;
  }

  get #shownRows(): readonly ConversationFacts[] {
    return this.#facts ? this.#rows(this.#facts) : [];
  }

  get #hasOwnDetails(): boolean {
    return this.querySelector(':scope > [slot=details]') !== null;
  }

  get #limit(): number {
    return rowLimit(this.limit, USUAL_LIMIT);
  }
}
