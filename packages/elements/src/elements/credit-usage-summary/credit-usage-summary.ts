import type { UsageReport } from '@credit-usage/sdk';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AnswerStatus } from '../../controllers/query-status.js';
import type { CreditFilters } from '../../data/filters.js';
import type { CreditRequest } from '../../data/query-request.js';
import * as messages from '../../i18n/catalogue/index.js';
import { totalText } from '../../i18n/labelled.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { headingTemplate } from '../../internal/heading-template.js';
import { context } from '../../styles/context.styles.js';
import { memo } from '../../util/memo.js';
import { readText } from '../../util/read.js';
import { summaryLabels } from './credit-usage-summary.labels.js';
import { readSummary } from './credit-usage-summary.model.js';
import { summary } from './credit-usage-summary.styles.js';
import { contextTemplate, figuresTemplate, skeletonTemplate } from './credit-usage-summary.templates.js';
import { secondsShown } from './seconds-shown.js';

/**
 * Key figures: total usage and its change, average daily usage, peak day and active categories.
 *
 * Set a source, put the element inside a provider, or set a usage report as `data` (`null` while it is loading). All figures come from the
 * report and none is computed here, so they always agree with other elements that show the same report.
 *
 * @tag credit-usage-summary
 * @summary Four figures of a usage report.
 * @slot - Replaces the skeleton while there is nothing to load yet, for example before a source is set.
 * @slot heading - Replaces the heading.
 * @slot description - Shown below the heading.
 * @slot toolbar - Shown beside the heading, for example a control of your own.
 * @slot not-included - Shown below the organizations that the figures leave out, for example with a way to request a role.
 * @slot loading - Replaces the skeleton shown while loading.
 * @slot empty - Replaces the message shown when there is no usage.
 * @slot refused - Replaces the message shown when the viewer lacks a role, for example with a way to request it.
 * @slot error - Replaces the message shown when loading fails.
 * @csspart base - The container of the whole element.
 * @csspart heading - The heading.
 * @csspart figures - The list of figures.
 * @csspart figure - A figure; also `total`, `average-daily`, `peak-day` or `active-categories`.
 * @csspart label - The label of a figure.
 * @csspart value - The value of a figure, with its unit.
 * @csspart number - The value without its unit.
 * @csspart unit - The unit.
 * @csspart note - The note below a figure, such as the comparison; a comparison of the total is also `change` and `up`, `down` or `flat`.
 * @csspart context - The line below the figures.
 * @csspart period - The period and its time zone.
 * @csspart previous-period - The part of the previous period that the total is compared with.
 * @csspart latest - How long ago the latest usage was.
 * @csspart not-included - The organizations that the figures leave out.
 * @csspart loading - The skeleton shown while loading.
 * @csspart empty - The message shown when there is no usage.
 * @csspart refused - The message shown when the viewer lacks a role.
 * @csspart error - The message shown when loading fails.
 * @csspart stale - The notice above figures that could not be refreshed.
 * @csspart retry-button - The button that tries again.
 * @csspart request-id - The ID of the failed request.
 * @public
 */
export class CreditUsageSummaryElement extends CreditDataElement<'usage'> {
  /** The style sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, context, summary];

  /** The usage report to show, instead of a source; `null` while it is loading. */
  @property({ attribute: false }) declare data: UsageReport | null | undefined;

  readonly #read = memo(readSummary);

  /** What to request. @internal */
  protected override request(query: CreditFilters): CreditRequest<'usage'> {
    return { route: 'usage', query };
  }

  /** The status that a report leads to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    return this.#read(answer).status;
  }

  /** The total, announced when a reader's choice has brought a new report. @internal */
  protected override get announcement(): string | undefined {
    const { facts } = this.#read(this.answer);
    return facts && totalText(facts.total, this.words);
  }

  /** Draws the report. @internal */
  protected override render(): TemplateResult {
    const name = readText(this.heading) ?? this.words.text(messages.summary);
    return html`
      <div class="base" part="base" role="group" aria-label=${name} aria-busy=${this.isBusy ? 'true' : nothing}>
        ${headingTemplate(this)}
        <slot name="toolbar"></slot>
        ${this.stateTemplate(skeletonTemplate(this.words, this.#isComparing)) ?? this.#reportTemplate()}
      </div>
    `;
  }

  /** Whether the answer will probably say what it is compared with. What a page sets itself may. */
  get #isComparing(): boolean {
    return this.data === null || this.filters.compare !== undefined;
  }

  #reportTemplate(): TemplateResult {
    const { status, facts } = this.#read(this.answer);
    if (!facts) return html``;
    const labels = summaryLabels(facts, this.words, secondsShown(this.answer));
    return html`
      ${this.noticeTemplate()}
      ${status === 'empty' ? this.emptyTemplate() : figuresTemplate(labels.figures)}
      ${contextTemplate(status === 'empty' ? { ...labels, previousPeriod: undefined } : labels)}
    `;
  }
}
