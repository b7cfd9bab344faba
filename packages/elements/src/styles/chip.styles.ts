import { css } from 'lit';

/** The button that names the selected range and clears it. */
export const chip = css`
  .chip {
    display: inline-flex;
    gap: calc(var(--_space) * 1.5);
    align-items: center;
    padding: 0 calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_fill);
    font-size: var(--_label-size);
  }

  .chip:hover {
    border-color: currentColor;
  }

  .cross::before {
    content: '×';
    font-size: 1.25em;
    line-height: 1;
  }

  @media (forced-colors: active) {
    .cross {
      forced-color-adjust: none;
      color: ButtonText;
    }
  }

  @media print {
    .cross {
      display: none;
    }
  }
`;
