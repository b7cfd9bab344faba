import { html, type TemplateResult } from 'lit';
import { crossTemplate } from './icons.js';

/** A close button. */
export function closeTemplate(label: string, close: () => void): TemplateResult {
  return html`<button class="close" part="close-button" type="button" @click=${close}>${crossTemplate()}<span class="visually-hidden">${label}</span></button>`;
}
