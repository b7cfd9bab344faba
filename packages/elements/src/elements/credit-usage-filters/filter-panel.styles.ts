import { css } from 'lit';

/** What opens over the page: the same surface and shadow as a tooltip. */
export const filterPanel = css`
  .panel {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(22rem, calc(100vw - 1rem));
    margin: 0;
    padding: var(--_space);
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid color-mix(in srgb, currentColor 14%, transparent);
    border-radius: var(--_radius);
    background: var(--credit-tooltip-surface, light-dark(#ffffff, #23272e));
    box-shadow: 0 2px 4px rgb(0 0 0 / 8%), 0 8px 24px rgb(0 0 0 / 14%);
    color: var(--credit-tooltip-text, light-dark(#1c2026, #e9ebee));
  }

  .options {
    display: grid;
    gap: 1px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
  }

  .option {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    min-block-size: 32px;
    padding: calc(var(--_space) * 1) calc(var(--_space) * 2);
    border-radius: calc(var(--_radius) - 3px);
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  .option .words {
    flex: 1;
    min-inline-size: 0;
  }

  .option input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: currentColor;
    cursor: pointer;
  }

  .option:has(:focus-visible) {
    outline-offset: -2px;
  }

  /* The rings of what is in it lie on its own surface. */
  .option input:focus-visible {
    outline: none;
  }

  .option:hover,
  .option.active {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }

  /* Where the keyboard is, though the field has the focus. On the panel's own surface. */
  .option.active {
    outline: 2px solid currentColor;
    outline-offset: -2px;
  }

  .panel .note {
    padding: calc(var(--_space) * 2);
    color: color-mix(in srgb, currentColor 74%, transparent);
  }

  /* In sight however long the list is. */
  .foot {
    position: sticky;
    inset-block-end: calc(var(--_space) * -1);
    margin-block: var(--_space) calc(var(--_space) * -1);
    padding-block: var(--_space);
    background: inherit;
    border-block-start: 1px solid color-mix(in srgb, currentColor 14%, transparent);
  }

  .all {
    inline-size: 100%;
    min-block-size: 32px;
    padding: var(--_space) calc(var(--_space) * 2);
    border-radius: calc(var(--_radius) - 3px);
  }

  .all:focus-visible {
    outline-offset: -2px;
  }

  .all:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }

  .all[aria-disabled='true'] {
    background: none;
    opacity: 0.55;
    cursor: default;
  }

  @media (pointer: coarse) {
    .option,
    .all {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .panel {
      border-color: CanvasText;
    }

    .option.active {
      outline-color: Highlight;
    }

    .all[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
  }

  @media print {
    .panel {
      display: none;
    }
  }
`;
