import { css } from 'lit';

/** What every element does to its host. Sizes are relative to the page's text and to the element's own width, never to the window. */
export const host = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--credit-text, var(--_own-text, inherit));
    background: var(--_surface);
    font: inherit;
    line-height: 1.4;
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
