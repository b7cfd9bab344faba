import { css } from 'lit';

/** The panel that opens over the page, with the surface and shadow of a tooltip. */
export const filterPanel = css`
  .panel {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(22em, calc(100vw - 16px));
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
    border: 0;
  }

  .option {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  .option,
  .all {
    min-block-size: 32px;
    padding: var(--_space) calc(var(--_space) * 2);
    border-radius: calc(var(--_radius) - 3px);
  }

  .option .words {
    flex: 1;
    min-inline-size: 0;
  }

  .option input {
    flex: none;
    inline-size: max(16px, 1em);
    block-size: max(16px, 1em);
    margin: 0;
    font-size: inherit;
    accent-color: currentColor;
    cursor: pointer;
  }

  .option:has(:focus-visible),
  .all:focus-visible {
    outline-offset: -2px;
  }

  /* The ring is around the whole option instead. */
  .option input:focus-visible {
    outline: none;
  }

  .option:hover,
  .option.active,
  .all:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }

  /* The active option looks focused, though the focus stays in the input. Its ring lies on the panel's surface. */
  .option.active {
    outline: 2px solid currentColor;
    outline-offset: -2px;
  }

  .panel .note {
    padding: calc(var(--_space) * 2);
    color: color-mix(in srgb, currentColor 74%, transparent);
  }

  .foot {
    margin-block: var(--_space) calc(var(--_space) * -1);
    padding-block: var(--_space);
    background: inherit;
    border-block-start: 1px solid color-mix(in srgb, currentColor 14%, transparent);
  }

  .all {
    inline-size: 100%;
  }

  .all[aria-disabled='true'] {
    background: none;
    opacity: 0.55;
    cursor: default;
  }

  /* Stays visible however long the list is, unless it would cover most of it. */
  @media (min-height: 30em) {
    .foot {
      position: sticky;
      inset-block-end: calc(var(--_space) * -1);
    }
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
`;
