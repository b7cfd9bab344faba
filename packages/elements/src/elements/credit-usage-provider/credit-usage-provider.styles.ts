import { css } from 'lit';

/** It takes no place: the page's own layout goes through it. */
export const provider = css`
  :host {
    display: contents;
  }

  :host([hidden]) {
    display: none;
  }
`;
