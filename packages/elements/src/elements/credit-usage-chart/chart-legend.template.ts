import { html, nothing, type TemplateResult } from 'lit';
import { PARTIAL } from '../../chart/palette.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { LegendActions } from '../../internal/legend-focus.js';
import { swatchTemplate } from '../../internal/swatch-template.js';
import type { Highlight } from './chart-highlight.js';
import type { ChartView } from './chart-view.js';

/** What the legend shows, and what a reader can do. */
export interface LegendShown {
  readonly view: ChartView;
  readonly highlight: Highlight;
  readonly legend: LegendActions;
  readonly chooseSeries: (index: number) => void;
}

/** The legend. Pressing a name highlights its series; the list is one tab stop. */
export function legendTemplate({ view, highlight, legend, chooseSeries }: LegendShown): TemplateResult {
  const { facts, labels, words } = view;
  const { names, slots, partial } = labels;
  return html`
    <ul
      class="legend"
      part="legend"
      role="list"
      aria-label=${words.text(messages.legend)}
      @keydown=${legend.onKey}
      @focusin=${legend.onFocus}
    >
      ${facts.series.map(
        ({ key }, index) => html`<li>
          <button
            class="legend-item"
            part="legend-item ${highlight?.has(index) === true ? 'selected' : ''}"
            type="button"
            aria-pressed=${highlight?.has(index) === true}
            data-key=${key}
            @click=${() => chooseSeries(index)}
          >${swatchTemplate(slots[index] ?? 1)}<span class="words">${names[index]}</span></button>
        </li>`,
      )}
      ${partial === undefined ? nothing : noteTemplate(swatchTemplate(PARTIAL), partial)}
      ${facts.comparing ? noteTemplate(html`<span class="mark" aria-hidden="true"></span>`, words.text(messages.previousPeriod)) : nothing}
    </ul>
  `;
}

function noteTemplate(sign: TemplateResult, text: string): TemplateResult {
  return html`<li class="legend-note">${sign}<span class="words">${text}</span></li>`;
}
