import { html, nothing, type TemplateResult } from 'lit';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { swatchTemplate } from '../../internal/swatch-template.js';
import type { TooltipLabels } from './chart-tooltip.labels.js';

/** The listeners that keep a tooltip open and close it. */
export interface TooltipActions {
  readonly onTooltip: (event: PointerEvent) => void;
  /** The pointer is over the tooltip, perhaps without having moved. */
  readonly onOver: () => void;
  readonly onTooltipLeave: () => void;
}

/**
 * The exact amounts of a bar. The tooltip is in the top layer, where no ancestor clips it, and is rendered before it is needed.
 * Screen readers have the same amounts from the names of the bar and its parts.
 */
export function tooltipTemplate(
  labels: TooltipLabels | undefined,
  active: number | undefined,
  words: Words,
  { onTooltip, onOver, onTooltipLeave }: TooltipActions,
): TemplateResult {
  return html`
    <div class="tooltip" part="tooltip" popover="manual" role="tooltip" id="tooltip" @pointermove=${onTooltip} @pointerenter=${onOver} @pointerleave=${onTooltipLeave}>
      ${labels ? bodyTemplate(labels, active, words) : nothing}
    </div>
  `;
}

function bodyTemplate(
  { title, total, rows, more, previous }: TooltipLabels,
  active: number | undefined,
  words: Words,
): TemplateResult {
  return html`
    <p class="tooltip-title words">${title}</p>
    ${total === undefined ? nothing : html`<p class="tooltip-total words">${total}</p>`}
    ${
      rows.length === 0 && previous === undefined
        ? nothing
        : html`<dl class="tooltip-rows">
            ${rows.map(
              ({ series, slot, name, amount }) => html`
                <div class="tooltip-row ${series === active ? 'active' : ''}">
                  <dt>${swatchTemplate(slot)}<span class="words">${name}</span></dt>
                  <dd>${amount}</dd>
                </div>
              `,
            )}
            ${more === undefined ? nothing : html`<div class="tooltip-row"><dt class="words">${more}</dt></div>`}
            ${
              previous === undefined
                ? nothing
                : html`<div class="tooltip-row">
                    <dt><span class="mark" aria-hidden="true"></span><span class="words">${words.text(messages.previousPeriod)}</span></dt>
                    <dd>${previous}</dd>
                  </div>`
            }
          </dl>`
    }
  `;
}
