import { css } from 'lit';

/** The host of every element. Sizes are relative to the page's text and to the element's own width, never to the window. */
export const host = css`
  :host {
    display: block;
    color: var(--credit-text, var(--_own-text, inherit));
    background: var(--_surface);
    line-height: 1.4;
    /* Text styles inherited from a heading, code or a centred box around the element must not reach its tables and names. */
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
   * A size container has no intrinsic width, so that a parent as wide as its content, such as a dialog, would collapse. This pseudo-element
   * gives the host a preferred width, and can shrink to nothing.
   */
  :host::before {
    display: grid;
    grid-template-columns: minmax(0, 60em);
    content: '';
  }

  :host(credit-category-pie)::before {
    grid-template-columns: minmax(0, 24em);
  }

  /* In a table cell, the other rows decide the width. */
  td > ::before,
  td > ::slotted(*)::before {
    display: none;
  }

  /* Takes the full width even if a page lays out the host as flex or grid. Text stays legible whatever font size the page has. */
  .container {
    container-type: inline-size;
    font-size: max(12px, 1em);
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

  :where(p, dl, dd, ul, ol, figure, fieldset) {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    min-inline-size: 0;
  }

  /* Where the page's language is not included, messages may have another text direction than the page: they read correctly, aligned as the page's own text. */
  .words {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  /* For what takes the focus without being a control, such as a heading or what scrolls: the ring keeps a distance from the text. */
  :where([tabindex]:focus-visible) {
    outline: var(--_focus);
    outline-offset: 4px;
    border-radius: 2px;
  }

  slot:is([name='empty'], [name='refused'], [name='error']) {
    display: block;
  }

  /* While an earlier answer is still shown, it is dimmed, with a delay so that a quick answer causes no flicker. */
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
