import { html, nothing, type TemplateResult } from 'lit';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { swatchTemplate } from '../../internal/swatch-template.js';
import type { PieActions } from './pie-interaction.js';
import { barTemplate } from './pie-paint.template.js';
import { type PiePart, REST_KEY } from './pie-parts.js';
import { isBack, isSelected } from './pie-selection.js';
import type { PieView } from './pie-view.js';

/** What the legend shows, and what a reader can do. */
export interface LegendShown {
  readonly view: PieView;
  readonly words: Words;
  readonly actions: PieActions;
  /** Whether rows have bars instead of swatches. */
  readonly withBars: boolean;
  readonly isRestOpen: boolean;
  readonly pointed: string | undefined;
  choose(part: PiePart): void;
  toggleRest(): void;
}

/** Longer amounts leave too little room for names in narrow places. In characters. */
const LONG = 12;

/** The categories with their amounts. Each row selects its category; the list is one tab stop. */
export function legendTemplate(shown: LegendShown): TemplateResult {
  const { view, words, actions } = shown;
  const { parts, refunds } = view.pie;
  const isLong = [...view.labels.rows.values()].some(({ amount }) => amount.length > LONG);
  return html`
    <div
      class="legend ${isLong ? 'long' : ''}"
      part="legend"
      @keydown=${actions.onKey}
      @focusin=${actions.onFocus}
      @pointerover=${actions.onPoint}
      @pointerleave=${actions.onLeave}
    >
      ${
        parts.length === 0
          ? nothing
          : html`<ul class="rows" role="list" aria-label=${words.text(messages.legend)}>${parts.map((part) => itemTemplate(part, shown))}</ul>`
      }
      ${
        refunds.length === 0
          ? nothing
          : html`
            <div class="refunds" part="refunds">
              <p class="refunds-title words" id="refunds">${words.text(messages.refundsAndAdjustments)}</p>
              <ul class="rows" role="list" aria-labelledby="refunds">${refunds.map((part) => itemTemplate(part, shown))}</ul>
            </div>
          `
      }
    </div>
  `;
}

function itemTemplate(part: PiePart, shown: LegendShown): TemplateResult {
  return html`
    <li class="item">
      ${rowTemplate(part, shown)} ${part.key === REST_KEY ? membersTemplate(part, shown) : nothing}
    </li>
  `;
}

function rowTemplate(part: PiePart, shown: LegendShown): TemplateResult {
  const { view, pointed, choose } = shown;
  const { key } = part;
  const selected = isSelected(part, view.selection);
  return html`
    <button
      class="row ${isBack(part, view.selection) ? 'back' : ''} ${pointed === key ? 'pointed' : ''}"
      part="legend-item ${selected ? 'selected' : ''}"
      type="button"
      aria-pressed=${selected}
      data-key=${key}
      @click=${() => choose(part)}
    >${cellsTemplate(part, shown)}</button>
  `;
}

/** The unit in each row is only for screen readers: on screen it is shown once, beside the total. */
function cellsTemplate(part: PiePart, { view, withBars }: LegendShown): TemplateResult {
  const labels = view.labels.rows.get(part.key);
  if (!labels) return html``;
  const { name, amount, exact, unit, share } = labels;
  const longest = Math.max(...view.pie.parts.map((each) => each.amount));
  return html`
    ${withBars ? nothing : html`<span class="sign">${swatchTemplate(part.slot)}</span>`}
    <span class="name words" part="name">${name}</span>
    <span class="amount words" part="value"
      >${exact === undefined ? amount : html`<data value=${exact}>${amount}</data>`}${
        unit === undefined ? nothing : html`<span class="visually-hidden"> ${unit}</span>`
      }</span>
    ${share === undefined ? nothing : html`<span class="share words" part="share">${share}</span>`}
    ${withBars && part.amount > 0 ? barTemplate(part.slot, part.amount / longest) : nothing}
  `;
}

/** All of them are rendered even while hidden, because in print nothing can be expanded. */
function membersTemplate({ members, key }: PiePart, shown: LegendShown): TemplateResult {
  const { view, words, isRestOpen, toggleRest } = shown;
  const name = view.labels.rows.get(key)?.name ?? '';
  return html`
    <button
      class="action opener"
      part="rest-toggle"
      type="button"
      aria-expanded=${isRestOpen}
      aria-controls="members"
      data-key="opener"
      @click=${toggleRest}
    ><span class="words">${words.text(isRestOpen ? messages.hideEach : messages.showEach)}</span></button>
    <ul class="rows members" id="members" role="list" aria-label=${name} ?hidden=${!isRestOpen}>
      ${members.map((member) => html`<li class="item">${rowTemplate(member, shown)}</li>`)}
    </ul>
  `;
}
