import { html, nothing, type TemplateResult } from 'lit';
import { bone } from '../../internal/table-templates.js';
import { trackTemplate } from './pie-paint.template.js';

/** As many rows as most reports have. */
const ROWS = Array.from({ length: 6 });

const rows = (withBars: boolean): TemplateResult[] =>
  ROWS.map(
    () => html`
      <div class="item">
        <div class="row">
          ${withBars ? nothing : html`<span class="sign"></span>`}
          <span class="name">${bone}</span><span class="amount">${bone}</span><span class="share">${bone}</span>
          ${withBars ? html`<span class="bar bone"></span>` : nothing}
        </div>
      </div>
    `,
  );

/** The skeleton of the pie, in its final size. */
export function skeletonTemplate(withBars: boolean): TemplateResult {
  return html`
    <div class="pie skeleton ${withBars ? 'above bars' : 'inside'}" part="loading" aria-hidden="true">
      ${withBars ? html`<p class="total"><span class="number">${bone}</span></p>` : html`<div class="donut">${trackTemplate}</div>`}
      <div class="legend"><div class="rows">${rows(withBars)}</div></div>
    </div>
    <p class="period" part="period" aria-hidden="true">${bone}</p>
  `;
}
