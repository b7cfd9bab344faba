import { html, nothing, type TemplateResult } from 'lit';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { lineTemplate, notIncludedTemplate } from '../../internal/line-template.js';
import { bone } from '../../internal/table-templates.js';
import type { ChangeDirection, FigureLabels, SummaryLabels } from './credit-usage-summary.labels.js';

/** The four figures. */
export function figuresTemplate(figures: readonly FigureLabels[]): TemplateResult {
  return html`<dl class="figures" part="figures">${figures.map(figureTemplate)}</dl>`;
}

function figureTemplate({ id, label, value, exact, unit, note, direction }: FigureLabels): TemplateResult {
  // Dates and counts have no unit beside them.
  const isFitting = exact !== undefined && unit === undefined;
  const number = html`<span class="number" part="number">${value}</span>`;
  return html`
    <div class="figure" part="figure ${id}">
      <dt class="label words" part="label">${label}</dt>
      <dd class="value words ${id === 'total' ? 'hero' : ''} ${isFitting ? '' : lengthClass(value)}" part="value">
        ${exact === undefined ? number : html`<data value=${exact}>${number}</data>`}
        ${unit === undefined ? nothing : html`<span class="unit" part="unit">${unit}</span>`}
      </dd>
      <dd class="note words" part="note ${direction ? `change ${direction}` : ''}">
        ${direction ? arrowTemplate(direction) : nothing} ${note ?? nothing}
      </dd>
    </div>
  `;
}

/** How many characters fit in a column at the usual font size, and at the next smaller one. */
const LONG = 10;
const LONGEST = 14;

function lengthClass(value: string): string {
  return value.length > LONGEST ? 'longest' : value.length > LONG ? 'long' : '';
}

const ARROWS: Readonly<Record<ChangeDirection, string>> = {
  up: 'M5 1 9.5 9h-9z',
  down: 'M5 9 .5 1h9z',
  flat: 'M.5 4h9v2h-9z',
};

/** An arrow that repeats what the text says. */
function arrowTemplate(direction: ChangeDirection): TemplateResult {
  return html`<svg class="arrow" viewBox="0 0 10 10" aria-hidden="true"><path d=${ARROWS[direction]} /></svg>`;
}

/** The period of the figures, and the organizations that they leave out. */
export function contextTemplate({
  period,
  previousPeriod,
  latest,
  notIncluded,
}: SummaryLabels): TemplateResult | typeof nothing {
  if (period === undefined && latest === undefined && notIncluded === undefined) return nothing;
  return html`
    <div class="context" part="context">
      ${lineTemplate(period, 'period')} ${lineTemplate(previousPeriod, 'previous-period')}
      ${lineTemplate(latest, 'latest')} ${notIncludedTemplate(notIncluded)}
    </div>
  `;
}

const BONES = [
  ['total', messages.totalUsage, true],
  ['average-daily', messages.averageDailyUsage, true],
  ['peak-day', messages.peakDay, false],
  ['active-categories', messages.activeCategories, false],
] as const;

/** The skeleton of the figures, in their final size, with their labels. */
export function skeletonTemplate(words: Words, isComparing: boolean): TemplateResult {
  const unit = html`<span class="unit">${words.unitAlone}</span>`;
  return html`
    <div class="figures" part="figures loading" aria-hidden="true">
      ${BONES.map(
        ([id, label, isAmount]) => html`
          <div class="figure" part="figure ${id}">
            <div class="label words" part="label">${words.text(label)}</div>
            <div class="value ${id === 'total' ? 'hero' : ''}"><span class="number">${bone}</span> ${isAmount ? unit : nothing}</div>
            <div class="note">${bone}</div>
          </div>
        `,
      )}
    </div>
    <div class="context" aria-hidden="true">
      <p class="period">${bone}</p>
      ${isComparing ? html`<p class="previous-period">${bone}</p>` : nothing}
      <p class="latest">${bone}</p>
    </div>
  `;
}
