import { html, nothing, type TemplateResult } from 'lit';

/** A line of text, if there is any; `name` is its part and class. */
export function lineTemplate(text: string | undefined, name: string): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<p class="${name} words" part=${name}>${text}</p>`;
}

/** What is left out, with a slot for what the page offers about it. */
export function notIncludedTemplate(text: string | undefined): TemplateResult | typeof nothing {
  return text === undefined
    ? nothing
    : html`${lineTemplate(text, 'not-included')}<slot name="not-included"></slot>`;
}
