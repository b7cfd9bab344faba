import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import * as messages from '../../i18n/catalogue/index.js';
import { labelled } from '../../i18n/labelled.js';
import type { Words } from '../../i18n/words.js';
import { lineTemplate } from '../../internal/line-template.js';
import { patternsTemplate } from '../../internal/series-patterns.js';
import type { PieLabels } from './credit-category-pie.labels.js';
import { type LegendShown, legendTemplate } from './pie-legend.template.js';
import { ringTemplate, trackTemplate } from './pie-paint.template.js';
import { isBack } from './pie-selection.js';
import type { PieSlice } from './pie-view.js';

/** The pie and everything around it. */
export function pieTemplate(shown: LegendShown): TemplateResult {
  const { view, words, withBars } = shown;
  const { labels } = view;
  return html`
    ${patternsTemplate}
    <p class="visually-hidden">${labels.description}</p>
    <p id="description" hidden>${labels.keys}</p>
    <div class="pie ${totalClass(labels, withBars)} ${withBars ? 'bars' : ''}" part="pie">
      ${totalTemplate(labels, words)} ${withBars ? nothing : donutTemplate(shown)} ${legendTemplate(shown)}
    </div>
    ${lineTemplate(labels.period, 'period')}
  `;
}

/** How many characters of the total fit inside the ring, at the usual font size and at two smaller ones. */
const FITS = 7;
const FITS_SMALL = 9;
const FITS_SMALLEST = 12;

function totalClass({ total: { number, unit } }: PieLabels, withBars: boolean): string {
  const { length } = number;
  if (withBars || length > FITS_SMALLEST || unit.length > FITS_SMALLEST) return 'above';
  return length > FITS_SMALL ? 'inside smallest' : length > FITS ? 'inside small' : 'inside';
}

function totalTemplate({ total: { number, exact, unit } }: PieLabels, words: Words): TemplateResult {
  return html`
    <p class="total" part="total">
      <span class="visually-hidden">${labelled(words.text(messages.totalUsage), '', words)}</span>
      <data class="number words" part="number" value=${exact}>${number}</data>
      <span class="unit words" part="unit">${unit}</span>
    </p>
  `;
}

function donutTemplate({ view, actions, pointed, choose }: LegendShown): TemplateResult {
  const { slices, selection } = view;
  const isPointed = ({ part: { key, members } }: PieSlice): boolean =>
    key === pointed || members.some((member) => member.key === pointed);
  const target = slices.find(isPointed)?.part.key;
  // The slice under the pointer is highlighted, or else the selected ones.
  const stepsBack = ({ part }: PieSlice): boolean =>
    target === undefined ? isBack(part, selection) : part.key !== target;
  return html`
    <div class="donut">
      ${guard([slices, selection, target], () =>
        ringTemplate({ slices, actions, isBack: stepsBack, choose: ({ part }) => choose(part) }),
      )}
    </div>
  `;
}

/** Without a pie, messages take up the same height, so that nothing jumps when a pie appears. */
export function vacantTemplate(
  content: TemplateResult,
  { withRing, period }: { readonly withRing: boolean; readonly period?: string | undefined },
): TemplateResult {
  return html`
    <div class="vacant ${withRing ? 'inside' : ''}">
      ${withRing ? html`<div class="donut">${trackTemplate}</div>` : nothing}
      <div class="words-instead">${content}</div>
    </div>
    ${lineTemplate(period, 'period')}
  `;
}
