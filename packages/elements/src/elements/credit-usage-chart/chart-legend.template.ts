import { html, nothing, type TemplateResult } from 'lit';
import { PARTIAL } from '../../chart/palette.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { swatchTemplate } from '../../internal/swatch-template.js';
import type { Highlight } from './chart-highlight.js';
import type { ChartLabels } from './chart-labels.js';

/** Which colour is what. A name brings its own parts of the bars forward. */
export function legendTemplate(
  { names, slots, partial }: ChartLabels,
  highlight: Highlight,
  comparing: boolean,
  words: Words,
  choose: (series: number) => void,
): TemplateResult {
  return html`
    <ul class="legend" part="legend" role="list" aria-label=${words.text(messages.legend)}>
      ${names.map(
        (name, index) => html`<li>
          <button
            class="legend-item"
            part="legend-item ${highlight?.has(index) === true ? 'selected' : ''}"
            type="button"
            aria-pressed=${highlight?.has(index) === true}
            @click=${() => choose(index)}
          >${swatchTemplate(slots[index] ?? 1)}<span class="words">${name}</span></button>
        </li>`,
      )}
      ${partial === undefined ? nothing : noteTemplate(swatchTemplate(PARTIAL), partial)}
      ${comparing ? noteTemplate(html`<span class="mark" aria-hidden="true"></span>`, words.text(messages.previousPeriod)) : nothing}
    </ul>
  `;
}

function noteTemplate(sign: TemplateResult, text: string): TemplateResult {
  return html`<li class="legend-note">${sign}<span class="words">${text}</span></li>`;
}
