import { css } from 'lit';

/** The provider has no box of its own, so that the page's layout applies to its content. */
export const provider = css`
  :host {
    display: contents;
  }

  :host([hidden]) {
    display: none;
  }
`;
