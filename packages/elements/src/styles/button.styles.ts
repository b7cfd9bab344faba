import { css } from 'lit';

/** The basis of all buttons: plain text in a target of sufficient size. Other style sheets add to it. */
export const button = css`
  :host {
    --_target: 24px;
  }

  button {
    min-inline-size: 24px;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) / 2);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  button:focus-visible {
    outline: var(--_focus);
    outline-offset: 2px;
  }

  .action {
    text-decoration: underline;
    text-decoration-color: var(--_border);
    text-underline-offset: 0.25em;
  }

  .action:hover {
    text-decoration-color: currentColor;
  }

  @media (pointer: coarse) {
    :host {
      --_target: 40px;
    }
  }

  @media print {
    .action {
      display: none;
    }
  }
`;
