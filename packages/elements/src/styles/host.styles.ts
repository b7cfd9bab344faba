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

  @media print {
    :host {
      break-inside: avoid;
    }
  }
`;
