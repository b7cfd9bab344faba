import type { ConversationPage, ConversationSort } from '@credit-usage/sdk';
import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { focusHeading } from '../../controllers/focus-keeper.js';
import type { AnswerStatus } from '../../controllers/query-status.js';
import type { CreditFilters } from '../../data/filters.js';
import { type CreditRequest, requestKey } from '../../data/query-request.js';
import type { QueryStore } from '../../data/query-store.js';
import { exportCsv } from '../../events/export-event.js';
import * as messages from '../../i18n/catalogue/index.js';
import { usableZone } from '../../i18n/instants.js';
import { chipTemplate } from '../../internal/chip-template.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { headTemplate } from '../../internal/heading-template.js';
import { messageTemplate } from '../../internal/message-template.js';
import { rowFilter } from '../../internal/row-filter.js';
import { dataTable } from '../../styles/data-table.styles.js';
import { attempt } from '../../util/attempt.js';
import type { CreditConversationKey } from '../../util/conversation-key.js';
import { headingLevel } from '../../util/heading-level.js';
import { memo } from '../../util/memo.js';
import { readText } from '../../util/read.js';
import { rowLimit } from '../../util/row-limit.js';
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
import { type ConversationFacts, type PageFacts, readPage } from './recent-conversations.model.js';
import { conversations } from './recent-conversations.styles.js';
import { tableTemplate } from './recent-conversations.templates.js';
import { RowNarrowing } from './row-narrowing.js';
import { RowOpening } from './row-opening.js';
import { RowPaging } from './row-paging.js';

/** What the rows that are drawn were asked with. */
interface DrawnPage {
  readonly range: CreditFilters | undefined;
  readonly order: ConversationOrder;
  readonly at: number;
}

/** As many rows as stand well beside the pie. */
const USUAL_LIMIT = 10;

/**
 * The conversations that used credits: title, agent, total credits, messages, last activity. A row opens its credit details below.
 *
 * Give it a source, or put it into a provider, where the bar that is picked in a chart narrows the rows until a reader clears it; so do
 * its own `from` and `to`, which come before a picked bar. Or give it a page of conversations as `data`.
 *
 * @tag recent-conversations
 * @summary A table of conversations by their credits.
 * @fires credit-conversation-open - A reader opens a row, one whose details may not be seen too; unless it is cancelled, `openConversation` follows.
 * @fires credit-conversation-close - A reader closes it again; unless it is cancelled, `openConversation` follows.
 * @fires credit-filter-change - A reader clears the range that narrows the rows; unless it is cancelled, `from` and `to` follow.
 * @fires credit-bucket-select - A reader clears the picked bar that narrows the rows; unless it is cancelled, everything that shares the provider follows.
 * @fires credit-export - A reader wants the rows as a file; unless it is cancelled, the browser saves it.
 * @slot - What the page shows before there is any data.
 * @slot heading - Instead of the heading.
 * @slot description - Under the heading.
 * @slot toolbar - Beside the heading.
 * @slot details - Instead of the details under an open row.
 * @slot locked - Instead of the words under an open row whose details may not be seen, such as a way to ask for a role.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no usage.
 * @slot refused - Instead of the words for a role that is missing.
 * @slot error - Instead of the words for an answer that did not come.
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart range-chip - The button that clears a narrower range.
 * @csspart table - The table.
 * @csspart header-cell - The name of a column.
 * @csspart sort-button - The button in it that orders the rows.
 * @csspart row - A row; also `open`.
 * @csspart cell - A cell of a row; also `title-cell` or `numeric-cell`.
 * @csspart open-button - The title of a row, which opens it.
 * @csspart conversation-id - The id of a conversation without a title.
 * @csspart locked - What says that details may not be seen: in a row, or over the rows where it is said of all.
 * @csspart locked-message - The words under such a row when it is open.
 * @csspart close-button - The button that closes those.
 * @csspart detail-row - What stands under an open row.
 * @csspart details - The details there.
 * @csspart details-base - Everything of the details.
 * @csspart details-heading - Their heading.
 * @csspart details-table - Their table.
 * @csspart unattributed - The usage that belongs to no conversation.
 * @csspart pager - The way between pages.
 * @csspart page-button - A button of it; `previous` or `next`.
 * @csspart page - The number of the page.
 * @csspart context - The line under the table.
 * @csspart period - The period and the zone.
 * @csspart first-only - Says that there are rows which the page has not given.
 * @csspart download-button - The button that saves the rows.
 * @csspart not-included - The organizations that are left out.
 * @csspart loading - The skeleton.
 * @csspart empty - The words for no usage.
 * @csspart refused - The words for a role that is missing.
 * @csspart error - The words for an answer that did not come.
 * @csspart stale - The line over rows that are not the latest.
 * @csspart retry-button - The button that asks again.
 * @csspart request-id - The server's name for a request that failed.
 * @public
 */
export class RecentConversationsElement extends CreditDataElement<'conversations'> {
  /** The sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, dataTable, conversations];

  /** A page of conversations, instead of a source; `null` while it is on its way. */
  @property({ attribute: false }) declare data: ConversationPage | null | undefined;

  /** The order, `-lastActivityAt` or `-credits`. Without one the latest stand first, and the most expensive where a picked bar narrows the rows. Follows what a reader picks. */
  @property() sort: ConversationSort | undefined;

  /** The rows of a page, 1 to 100; 10 without it. */
  @property({ type: Number }) limit: number | undefined;

  /** The conversation whose details are open under its row. Follows what a reader opens and closes. */
  @property({ attribute: false }) openConversation: CreditConversationKey | undefined;

  /** Which refusal it is. @internal */
  protected override readonly refusal = messages.refusedConversations;

  readonly #reading = memo(readPage);
  readonly #ordered = memo(inOrder);
  readonly #opening = new RowOpening(this, () => this.store !== undefined || this.#hasOwnDetails);
  readonly #narrowing: RowNarrowing = new RowNarrowing(
    this,
    () => this.context,
    (change) => this.changeFilters(change),
  );
  readonly #paging = new RowPaging(this);
  #drawn: DrawnPage | undefined;
  #wasNarrowed = false;
  #store: QueryStore | undefined;

  /** The rows that are shown, as CSV in the columns of the API's own. */
  toCSV(): string {
    return conversationsCsv(this.#shownRows, this.#facts?.organizationNames ?? new Map());
  }

  /** What another viewer may see is not known: what was open is closed, unless the page opens something with it. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const { store } = this;
    if (this.#store && store !== this.#store && !changed.has('openConversation'))
      this.openConversation = undefined;
    this.#store = store;
  }

  /** What to ask. @internal */
  protected override request(filters: CreditFilters): CreditRequest<'conversations'> {
    const query = { ...rowFilter(this.#narrowing.within(filters)), sort: this.#order(), limit: this.#limit };
    const question = attempt(() => requestKey({ route: 'conversations', query }));
    return { route: 'conversations', query, cursor: this.#paging.cursorOf(this.store, question) };
  }

  /** What a page amounts to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    return this.#reading(answer).status;
  }

  /** What has come, in which order. @internal */
  protected override get announcement(): string | undefined {
    return this.#facts && this.#announcementOf(this.#facts);
  }

  /** Draws the rows. */
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

  /** The range, the order and the page that stand around the rows are those of the rows, and not of others on their way. */
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
          download: () => exportCsv(this, 'conversations.csv', this.toCSV()),
        },
        words,
      )}
    `;
  }

  /** There is no way on from a page that another one is about to replace. */
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
        open: row && { index, template: this.#openTemplate(row, labels.rows[index]?.title ?? '', facts) },
        toggle: (at) => void this.#opening.toggle(rows, at),
        sort: this.data !== undefined && facts.hasMore ? undefined : (order) => this.#sort(order, facts),
      })}
    `;
  }

  #openTemplate(row: ConversationFacts, title: string, facts: PageFacts): TemplateResult {
    const rows = this.#rows(facts);
    if (!row.detailAccess) return lockedTemplate(row, this.words, () => void this.#opening.close(rows));
    // The page's own are shown instead: ours would ask for what nobody sees.
    if (this.#hasOwnDetails) return html`<slot name="details"></slot>`;
    return detailsTemplate({
      row,
      title,
      headingLevel: Math.min(headingLevel(this.headingLevel) + 1, 6),
      // The instants that the rows are of: a period by name would be another one a minute later.
      range: facts.range ? { from: facts.range.from.instant, to: facts.range.to.instant } : this.filters,
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

  /** What is open inside the list comes first; what nothing here answers to is the page's. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const rows = this.#shownRows;
    const isOpen = this.#opening.indexIn(rows) >= 0;
    if (!isOpen && !this.#narrowing.range) return;
    event.preventDefault();
    if (isOpen) void this.#opening.close(rows);
    // Other rows will stand where the focus was.
    else if (this.#narrowing.clear()) focusHeading(this);
  }

  #sort(order: ConversationOrder, facts: PageFacts): void {
    this.sort = order;
    if (this.data !== undefined) this.announce(this.#announcementOf(facts));
  }

  /** Data of the page's own is all there is, as long as it is complete: then it can be had in any order. */
  #rows({ rows, hasMore }: PageFacts): readonly ConversationFacts[] {
    return this.data === undefined || hasMore ? rows : this.#ordered(rows, this.#order());
  }

  #order(facts?: PageFacts): ConversationOrder {
    const given = this.data === undefined ? undefined : (facts ?? this.#reading(this.data).facts);
    if (given?.hasMore) return given.order ?? USUAL_ORDER;
    return readOrder(this.sort) ?? given?.order ?? (this.#narrowing.bucket ? '-credits' : USUAL_ORDER);
  }

  #zone(facts: PageFacts | undefined): string {
    return usableZone(facts?.period.timezone) ?? this.filters.timezone;
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
