import { html, nothing, type TemplateResult } from 'lit';
import type { CreditLoadErrorDetail } from '../../events/load-events.js';
import type {
  CreditFiltersChangedDetail,
  CreditSelectionChangedDetail,
} from '../../events/provider-events.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { headTemplate } from '../../internal/heading-template.js';
import {
  emptyTemplate,
  noticeTemplate,
  placeTemplate,
  type StateFacts,
} from '../../internal/state-templates.js';
import { headingLevel } from '../../util/heading-level.js';
import { readText } from '../../util/read.js';
import { isBusy } from '../../util/status.js';
import type { CreditUsageDashboardElement } from './credit-usage-dashboard.js';
import { exportedParts } from './dashboard-parts.js';
import type { DashboardStage } from './dashboard-stage.js';

/** What the dashboard shows, and its listeners. */
export interface DashboardView {
  readonly dashboard: CreditUsageDashboardElement;
  readonly stage: DashboardStage;
  /** When the figures shown were loaded, in milliseconds. */
  readonly answeredAt: number | undefined;
  readonly areConversationsShown: boolean;
  readonly words: Words;
  /** Whether the page has filled a slot. */
  has(slot: string): boolean;
  onFilters(event: CustomEvent<CreditFiltersChangedDetail>): void;
  onSelection(event: CustomEvent<CreditSelectionChangedDetail>): void;
  onLoad(event: CustomEvent): void;
  onError(event: CustomEvent<CreditLoadErrorDetail>): void;
  onOpen(): void;
}

/** All pieces, in the order of a reader's questions: how much, when, on what, in which conversation. */
export function dashboardTemplate(view: DashboardView): TemplateResult {
  const { dashboard, stage, words, onFilters, onSelection, onError } = view;
  const { heading } = dashboard;
  return html`
    <credit-usage-provider @credit-filters-changed=${onFilters} @credit-selection-changed=${onSelection}>
      <div
        class="base ${stage} ${dashboard.standing.status === 'stale' ? 'outdated' : ''}"
        part="base"
        role="group"
        aria-label=${readText(heading) ?? words.text(messages.dashboard)}
        aria-busy=${isBusy(dashboard.status) ? 'true' : nothing}
      >
        <div class="top">
          ${headTemplate(dashboard)}
          <slot name="filters"><credit-usage-filters part="filters" exportparts=${exportedParts('filters')} @credit-load-error=${onError}></credit-usage-filters></slot>
          ${noticeTemplate(factsOf(view))}
        </div>
        ${summaryTemplate(view)} ${chartTemplate(view)}
        <div class="columns" part="columns">${pieTemplate(view)} ${conversationsTemplate(view)}</div>
      </div>
    </credit-usage-provider>
  `;
}

/** The summary, or in its place the message that concerns the whole dashboard. */
function summaryTemplate(view: DashboardView): TemplateResult {
  const { stage, onLoad } = view;
  return html`<credit-usage-summary
    part="summary"
    exportparts=${exportedParts('summary')}
    @credit-load-start=${onLoad}
    @credit-load=${onLoad}
    @credit-load-error=${onLoad}
  ><slot name="not-included" slot="not-included"></slot>${
    stage === 'pieces'
      ? nothing
      : html`<div slot=${stage === 'idle' ? '' : stage}>${sentenceTemplate(view)}</div>`
  }</credit-usage-summary>`;
}

function sentenceTemplate(view: DashboardView): TemplateResult | undefined {
  return view.stage === 'empty' ? emptyTemplate(view.words) : placeTemplate(factsOf(view), html``);
}

/** Trying again reloads everything, since everything failed together. */
function factsOf({ dashboard, answeredAt, words }: DashboardView): StateFacts {
  return {
    ...dashboard.standing,
    refusal: messages.refusedUsage,
    answeredAt,
    words,
    retry: () => void dashboard.refresh(),
  };
}

function chartTemplate({ dashboard, stage, words, onError }: DashboardView): TemplateResult {
  return html`<credit-usage-chart
    part="chart"
    exportparts=${exportedParts('chart')}
    ?hidden=${stage !== 'pieces'}
    .heading=${words.text(messages.usageChart)}
    .headingLevel=${levelUnder(dashboard)}
    @credit-load-error=${onError}
  ></credit-usage-chart>`;
}

function pieTemplate({ dashboard, stage, words, onError }: DashboardView): TemplateResult {
  return html`<credit-category-pie
    part="pie"
    exportparts=${exportedParts('pie')}
    ?hidden=${stage !== 'pieces'}
    .heading=${words.text(messages.usageByCategory)}
    .headingLevel=${levelUnder(dashboard)}
    @credit-load-error=${onError}
  ></credit-category-pie>`;
}

function conversationsTemplate(view: DashboardView): TemplateResult {
  const { dashboard, areConversationsShown, words, onOpen, onError } = view;
  return html`<recent-conversations
    part="conversations"
    exportparts=${exportedParts('conversations')}
    ?hidden=${!areConversationsShown}
    .heading=${words.text(messages.recentConversations)}
    .headingLevel=${levelUnder(dashboard)}
    @credit-conversation-open=${onOpen}
    @credit-load-error=${onError}
  >${forwardTemplate(view, 'details')}${forwardTemplate(view, 'locked')}</recent-conversations>`;
}

/** Forwards a slot only if the page has filled it: an empty one would replace what the list shows by default. */
function forwardTemplate({ has }: DashboardView, slot: string): TemplateResult | typeof nothing {
  return has(slot) ? html`<slot name=${slot} slot=${slot}></slot>` : nothing;
}

/** The heading level of the pieces: one below the dashboard's own heading, if it has one. */
function levelUnder({ heading, headingLevel: level }: CreditUsageDashboardElement): number {
  return Math.min(headingLevel(level) + (readText(heading) === undefined ? 0 : 1), 6);
}
