import { html, nothing, type TemplateResult } from 'lit';

/** A line of words, where there is anything to say; `name` is its part, and its class. */
export function lineTemplate(text: string | undefined, name: string): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<p class="${name} words" part=${name}>${text}</p>`;
}
