import { html, nothing, type TemplateResult } from 'lit';
import { headingLevel } from '../util/heading-level.js';
import { readText } from '../util/read.js';

/** An element with a heading. At run time, pages may set anything. */
export interface Headed {
  readonly heading: unknown;
  readonly headingLevel: unknown;
}

/** The heading and the slot below it. The page may slot its own heading. */
export function headingTemplate({ heading, headingLevel: level }: Headed): TemplateResult {
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

/** The same, with the element's own content and the toolbar slot beside it. */
export function headTemplate(
  headed: Headed,
  beside: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`
    <div class="head">
      <div>${headingTemplate(headed)}</div>
      ${beside}
      <slot name="toolbar"></slot>
    </div>
  `;
}
