import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { type ChartFocus, focusedBars } from '../../chart/focus.js';
import type { Group } from '../../chart/groups.js';
import * as messages from '../../i18n/catalogue/index.js';
import { chipTemplate } from '../../internal/chip-template.js';
import { lineTemplate } from '../../internal/line-template.js';
import { patternsTemplate } from '../../internal/series-patterns.js';
import { downloadTemplate } from '../../internal/table-templates.js';
import { barLabel, pickedText, segmentLabel } from './chart-bars.labels.js';
import { frameTemplate } from './chart-frame.template.js';
import { hitsTemplate, type InnerHits } from './chart-hits.template.js';
import { type ChartInteraction, segmentsIn } from './chart-interaction.js';
import { type LegendShown, legendTemplate } from './chart-legend.template.js';
import { paintTemplate } from './chart-paint.template.js';
import { skeletonTemplate } from './chart-skeleton.template.js';
import { tableTemplate } from './chart-table.template.js';
import { tooltipLabels } from './chart-tooltip.labels.js';
import { tooltipTemplate } from './chart-tooltip.template.js';
import type { ChartView } from './chart-view.js';

/** What the chart shows, and what a reader can do. */
export interface ChartShown extends LegendShown {
  /** The name of the chart. */
  readonly name: string;
  readonly interaction: ChartInteraction;
  readonly isTableShown: boolean;
  /** Clears the selected bar. */
  readonly clear: () => void;
  readonly toggleTable: () => void;
  readonly download: () => void;
}

/** The chart and everything around it. `guard` keeps hovering from rendering again what it does not change. */
export function chartTemplate(shown: ChartShown): TemplateResult {
  const { view, interaction, highlight } = shown;
  const { facts, labels, words, drawing } = view;
  const { subject } = interaction.tooltip;
  return html`
    ${patternsTemplate}
    <p class="visually-hidden">${labels.description}</p>
    <p id="description" hidden>${labels.keys}</p>
    ${frameTemplate(labels, words.unitAlone, {
      paint: html`${guard([drawing, labels, highlight], () => paintTemplate(drawing, labels.slots, highlight))}`,
      hits: hitsOf(shown),
      hasSubject: subject !== undefined,
      notYet: facts.notYet === undefined ? undefined : words.text(messages.notYet),
    })}
    ${guard([labels, highlight], () => legendTemplate(shown))}
    ${footerTemplate(shown)}
    ${tooltipTemplate(
      subject && tooltipLabels(facts, subject, labels.names, labels.slots, words),
      subject?.series,
      words,
      interaction,
    )}
  `;
}

function hitsOf({ view, name, interaction }: ChartShown): unknown {
  const { labels, selected } = view;
  const focus = interaction.focusIn(view);
  return guard([labels, name, selected, focus.group, focus.bucket, focus.segment], () =>
    hitsTemplate(labels.hits, name, focus, innerHits(view, focus), selected, interaction),
  );
}

/** The bars and parts inside the focused target; only these have names of their own. */
function innerHits({ facts, labels, words }: ChartView, focus: ChartFocus): InnerHits {
  const present = focusedBars(focus, labels.hits);
  const bars = focus.bucket === undefined ? [] : barsOf(labels.hits[focus.group]);
  const series = focus.segment === undefined ? [] : segmentsIn(facts, present);
  return {
    bars: bars.map((bar) => ({ ...bar, label: barLabel(facts, bar, words) })),
    segments: series.map((each) => ({
      series: each,
      label: segmentLabel(facts, present, each, labels.names[each] ?? '', words),
    })),
  };
}

function barsOf({ from, to }: Group = { from: 0, to: 0 }): Group[] {
  return Array.from({ length: to - from }, (_, index) => ({ from: from + index, to: from + index + 1 }));
}

function footerTemplate({
  view,
  name,
  isTableShown,
  clear,
  toggleTable,
  download,
}: ChartShown): TemplateResult {
  const { facts, labels, selected, words } = view;
  return html`
    <div class="context footer" part="footer">
      <p class="period words" part="period">${labels.period ?? nothing}</p>
      ${selected ? chipTemplate(pickedText(facts, selected, words), clear, words) : nothing}
      <div class="actions" part="actions">
        <button
          class="action"
          part="table-toggle"
          type="button"
          aria-expanded=${isTableShown}
          aria-controls="table"
          @click=${toggleTable}
        >${words.text(isTableShown ? messages.hideTable : messages.showTable)}</button>
        ${downloadTemplate(words.text(messages.downloadCsv), download)}
      </div>
    </div>
    <div class="table" id="table" ?hidden=${!isTableShown}>
      ${guard([isTableShown, labels, name], () =>
        isTableShown ? tableTemplate(facts, labels.names, `${name} (${words.unitAlone})`, words) : nothing,
      )}
    </div>
  `;
}

/** Without bars, messages take up the same size, so that nothing jumps when bars appear. */
export function vacantTemplate(content: TemplateResult, status: string, period?: string): TemplateResult {
  if (status === 'loading' || status === 'idle') return content;
  return html`
    <div class="vacant">
      <div class="ghost">${skeletonTemplate}</div>
      <div class="words-instead">${content}${lineTemplate(period, 'period')}</div>
    </div>
  `;
}
