import { html, nothing, type TemplateResult } from 'lit';
import { type Headed, headTemplate } from './heading-template.js';

/** An element that shows a figure, such as a chart. */
export interface FigureHost extends Headed {
  readonly withPatterns: unknown;
}

/** The content of a figure. */
export interface Figure {
  /** The accessible name. */
  readonly name: string;
  /** Whether `content` has a text with the id `description`. */
  readonly isDescribed: boolean;
  readonly isBusy: boolean;
  readonly content: TemplateResult;
}

/** A figure with its heading. */
export function figureTemplate(
  host: FigureHost,
  { name, isDescribed, isBusy, content }: Figure,
): TemplateResult {
  return html`
    <figure
      class="base ${host.withPatterns === true ? '' : 'plain'}"
      part="base"
      aria-label=${name}
      aria-describedby=${isDescribed ? 'description' : nothing}
      aria-busy=${isBusy ? 'true' : nothing}
    >
      ${headTemplate(host)} ${content}
    </figure>
  `;
}
