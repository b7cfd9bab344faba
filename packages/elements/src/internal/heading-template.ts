import { html, nothing, type TemplateResult } from 'lit';
import { headingLevel } from './heading-level.js';
import { readText } from './read.js';

/** The heading and what may stand under it. The page may slot a heading of its own. */
export function headingTemplate(heading: unknown, level: unknown): TemplateResult {
  const text = readText(heading);
  return html`
    <slot name="heading">
      ${
        text === undefined
          ? nothing
          : html`<div class="heading words" part="heading" role="heading" aria-level=${headingLevel(level)}>${text}</div>`
      }
    </slot>
    <slot name="description"></slot>
  `;
}
