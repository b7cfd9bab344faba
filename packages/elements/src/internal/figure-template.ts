import { html, nothing, type TemplateResult } from 'lit';
import { type Headed, headTemplate } from './heading-template.js';

/** An element that draws data. */
export interface FigureHost extends Headed {
  readonly withPatterns: unknown;
}

/** What a drawing is framed with. */
export interface Figure {
  /** What it is called. */
  readonly name: string;
  /** Whether there is a text with the id `description` in it. */
  readonly isDescribed: boolean;
  readonly isBusy: boolean;
  readonly content: TemplateResult;
}

/** A drawing under its heading. */
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
