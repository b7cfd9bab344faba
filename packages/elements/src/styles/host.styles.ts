import { css } from 'lit';

/** What every element does to its host. Sizes are relative to the page's text and to the element's own width, never to the window. */
export const host = css`
  :host {
    display: block;
    color: var(--credit-text, var(--_own-text, inherit));
    background: var(--_surface);
    font: inherit;
    line-height: 1.4;
    /* What a page has set for a heading, a code or a centred box is not for tables and names in it. */
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-break: normal;
    word-spacing: normal;
    hyphens: manual;
  }

  /*
   * What asks for its own width has none to give, and a place that is as wide as what is in it, such as a dialog, would have none either.
   * This asks for some, as long as there is room, and needs none.
   */
  :host::before {
    display: grid;
    grid-template-columns: minmax(0, 60rem);
    content: '';
  }

  :host(credit-category-pie)::before {
    grid-template-columns: minmax(0, 24rem);
  }

  /* In a table it is as wide as the other rows make it. */
  td > ::before,
  td > ::slotted(*)::before {
    display: none;
  }

  /* All of the width, also where a page lays its host out as a row or a grid. */
  .container {
    container-type: inline-size;
    flex: 1 0 100%;
    grid-column: 1 / -1;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  /* Words may be of another direction than the page, where its language is not included: they read right, and stand where the page's would. */
  .words {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  /* What takes the focus without being a control, as a heading does: the ring keeps clear of its letters. */
  :where([tabindex='-1']:focus-visible) {
    outline: var(--_focus);
    outline-offset: 4px;
    border-radius: 2px;
  }

  slot:is([name='empty'], [name='refused'], [name='error']) {
    display: block;
  }

  /* What still answers the question before steps back, unless the next answer is there in the blink of an eye. */
  :host(:state(waiting)) .base > :not(.head, .pager, [name='heading'], [name='description'], [name='toolbar']) {
    opacity: 0.5;
    transition: opacity var(--_motion) 150ms;
  }

  @media print {
    :host {
      break-inside: avoid;
    }
  }
`;
