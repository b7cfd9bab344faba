import { css } from 'lit';

/**
 * Tables of rows: hairlines, no boxes, numbers under each other. In a narrow place each row is a card; what a number is stands
 * beside it there, as the names of the columns are out of sight.
 */
export const dataTable = css`
  :host {
    --_focus: 2px solid var(--credit-focus-ring, currentColor);
    --_target: 24px;
    --_cell-block: calc(var(--_space) * 2.5);
  }

  .base {
    display: grid;
    gap: calc(var(--_space) * 3);
    min-inline-size: 0;
  }

  .base > * {
    min-inline-size: 0;
  }

  .head {
    align-items: center;
  }

  .titles {
    min-inline-size: 0;
  }

  .heading {
    overflow-wrap: anywhere;
  }

  .table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: var(--_cell-block) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
    font-weight: inherit;
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }

  :is(th, td):first-child {
    padding-inline-start: 0;
  }

  :is(th, td):last-child {
    padding-inline-end: 0;
  }

  .numeric {
    text-align: end;
    white-space: nowrap;
  }

  thead th {
    /* Whether there is a button in it or not. */
    block-size: calc(var(--_target) + var(--_space));
    padding-block: 0 var(--_space);
    color: var(--_text-muted);
    font-size: var(--_label-size);
    vertical-align: bottom;
    white-space: nowrap;
  }

  .credits {
    font-weight: 500;
  }

  /* A sign stays before its number, whatever the direction around it. */
  data,
  time {
    unicode-bidi: plaintext;
  }

  .sub,
  .unit,
  .muted {
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-weight: 400;
  }

  .sub {
    display: block;
    margin-block-start: 2px;
  }

  .card-only {
    display: none;
  }

  .icon {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
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

  .button {
    padding: var(--_space) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    transition: background-color var(--_motion);
  }

  .button:hover {
    background: var(--_fill);
  }

  .button[aria-disabled='true'] {
    background: none;
    opacity: 0.45;
    cursor: default;
  }

  .close {
    display: inline-grid;
    flex: none;
    place-items: center;
    min-inline-size: max(28px, var(--_target));
    min-block-size: max(28px, var(--_target));
    color: var(--_text-muted);
    transition: background-color var(--_motion);
  }

  .close:hover {
    background: var(--_fill);
    color: inherit;
  }

  .context {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
    align-items: center;
    justify-content: space-between;
    min-block-size: var(--_target);
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  .context p {
    margin: 0;
  }

  .context .not-included {
    flex-basis: 100%;
  }

  .skeleton {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .bone {
    inline-size: 4em;
    max-inline-size: 100%;
  }

  .numeric .bone {
    margin-inline-start: auto;
  }

  .context .bone {
    inline-size: 14em;
  }

  @container (inline-size < 44rem) {
    .table,
    .table :is(thead, tbody, tfoot) {
      display: block;
    }

    .table tr {
      display: grid;
      grid-template-columns: minmax(40%, 1fr) minmax(0, auto);
      gap: 2px calc(var(--_space) * 4);
      align-items: baseline;
      padding-block: var(--_cell-block);
      border-block-end: 1px solid var(--_border);
    }

    .table :is(th, td) {
      padding: 0;
      border: 0;
    }

    .card-only {
      display: inline;
    }

    .credits {
      white-space: normal;
    }
  }

  @media (pointer: coarse) {
    :host {
      --_target: 40px;
    }
  }

  @media (forced-colors: active) {
    .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }

  @media print {
    .action,
    .close,
    .pager,
    .chip .icon {
      display: none;
    }

    tr {
      break-inside: avoid;
    }
  }
`;
