import { html, type TemplateResult } from 'lit';
import type { AmountLabel } from '../i18n/amount-label.js';

/** A placeholder for a word or a number. */
export const bone: TemplateResult = html`<span class="bone">&nbsp;</span>`;

/** A column heading. */
export function columnTemplate(text: string, className = ''): TemplateResult {
  return html`<th class="${className} words" part="header-cell" role="columnheader" scope="col">${text}</th>`;
}

/** An amount, with its unit where no column heading names it. */
export function amountTemplate({ credits, exact, unit }: AmountLabel): TemplateResult {
  return html`<data value=${exact}>${credits}</data><span class="card-only unit"> ${unit}</span>`;
}

/** The button that downloads what is shown. */
export function downloadTemplate(label: string, download: () => void): TemplateResult {
  return html`<button class="action" part="download-button" type="button" @click=${download}>${label}</button>`;
}
