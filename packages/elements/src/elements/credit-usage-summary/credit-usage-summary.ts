import type { UsageReport } from '@credit-usage/sdk';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AnswerStatus } from '../../controllers/query-status.js';
import type { CreditFilters } from '../../data/filters.js';
import type { CreditRequest } from '../../data/query-request.js';
import * as messages from '../../i18n/catalogue/index.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { headingTemplate } from '../../internal/heading-template.js';
import { context } from '../../styles/context.styles.js';
import { memo } from '../../util/memo.js';
import { readText } from '../../util/read.js';
import { summaryLabels } from './credit-usage-summary.labels.js';
import { readSummary } from './credit-usage-summary.model.js';
import { summary } from './credit-usage-summary.styles.js';
import { contextTemplate, figuresTemplate, skeletonTemplate } from './credit-usage-summary.templates.js';

/**
 * What was used, at a glance: the total and how it changed, the average day, the peak day, the active categories.
 *
 * Give it a source, or put it into a provider; or give it a usage report as `data`, where `null` says that one is on its way. It
 * reads every figure from the report and computes none, so that it always agrees with whatever else shows the same report.
 *
 * @tag credit-usage-summary
 * @summary Four figures of a usage report.
 * @slot - What the page shows before there is any data.
 * @slot heading - Instead of the heading.
 * @slot description - Under the heading.
 * @slot toolbar - Beside the heading, such as a control of the page's own.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no usage.
 * @slot refused - Instead of the words for a role that is missing, such as a way to ask for it.
 * @slot error - Instead of the words for an answer that did not come.
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart figures - The list of figures.
 * @csspart figure - One figure; also `total`, `average-daily`, `peak-day` or `active-categories`.
 * @csspart label - What a figure is.
 * @csspart value - A figure with its unit.
 * @csspart number - A figure alone.
 * @csspart unit - The unit.
 * @csspart note - What a figure is compared with or made of; on the total also `change` with `up`, `down` or `flat`.
 * @csspart context - The line under the figures.
 * @csspart period - The period and the zone.
 * @csspart latest - When there was usage last.
 * @csspart not-included - The organizations that are left out.
 * @csspart loading - The skeleton.
 * @csspart empty - The words for no usage.
 * @csspart refused - The words for a role that is missing.
 * @csspart error - The words for an answer that did not come.
 * @csspart stale - The line over figures that are not the latest.
 * @csspart retry-button - The button that asks again.
 * @csspart request-id - The server's name for a request that failed.
 * @public
 */
export class CreditUsageSummaryElement extends CreditDataElement<'usage'> {
  /** The sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, context, summary];

  /** A usage report, instead of a source; `null` while it is on its way. */
  @property({ attribute: false }) declare data: UsageReport | null | undefined;

  readonly #read = memo(readSummary);

  /** What to ask. @internal */
  protected override request(query: CreditFilters): CreditRequest<'usage'> {
    return { route: 'usage', query };
  }

  /** What a report amounts to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    return this.#read(answer).status;
  }

  /** The total, as what a reader's choice came to. @internal */
  protected override get announcement(): string | undefined {
    const { facts } = this.#read(this.answer);
    return facts && `${this.words.text(messages.totalUsage)}: ${this.words.amountWithUnit(facts.total)}`;
  }

  /** Draws what the report says. */
  protected override render(): TemplateResult {
    const name = readText(this.heading) ?? this.words.text(messages.summary);
    return html`
      <div class="base" part="base" role="group" aria-label=${name} aria-busy=${this.isBusy ? 'true' : nothing}>
        ${headingTemplate(this)}
        <slot name="toolbar"></slot>
        ${this.stateTemplate(skeletonTemplate(this.words)) ?? this.#reportTemplate()}
      </div>
    `;
  }

  #reportTemplate(): TemplateResult {
    const { status, facts } = this.#read(this.answer);
    if (!facts) return html``;
    const labels = summaryLabels(facts, this.words);
    return html`
      ${this.noticeTemplate()}
      ${status === 'empty' ? this.emptyTemplate() : figuresTemplate(labels.figures)} ${contextTemplate(labels)}
    `;
  }
}
