import { css } from 'lit';
import { context } from './context.styles.js';
import { icon } from './icon.styles.js';

/*
 * Tables with hairlines instead of boxes, and numbers that line up. In narrow places each row is a card, in which labels stand beside the
 * numbers because the column headings are hidden.
 */
const table = css`
  :host {
    --_cell-block: calc(var(--_space) * 2.5);
  }

  .head {
    align-items: center;
  }

  .head > * {
    min-inline-size: 0;
  }

  .heading {
    overflow-wrap: anywhere;
  }

  .table {
    --_gutter: calc(var(--_space) * 4);
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  /* On the row, because some cells have a weaker text colour, which the line would take. */
  tr {
    border-block-end: 1px solid var(--_border);
  }

  tfoot tr {
    border-block-end: 0;
  }

  th,
  td {
    padding: var(--_cell-block) var(--_gutter);
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

  /* Numbers line up at this end, whatever the text direction. */
  .numeric {
    text-align: right;
    white-space: nowrap;
  }

  thead th {
    /* The same height with and without a button. */
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

  /* A minus sign stays before its number, whatever the text direction. */
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
    inline-size: 1em;
    block-size: 1em;
  }

  .button[aria-disabled='true'] {
    background: none;
    opacity: 0.45;
    cursor: default;
  }

  .close {
    display: inline-grid;
    flex: none;
    place-items: center end;
    min-inline-size: max(28px, var(--_target));
    min-block-size: max(28px, var(--_target));
    color: var(--_text-muted);
    transition: color var(--_motion);
  }

  /* Moved inside its square of 16, the cross ends where the column below it does. */
  .close path {
    translate: 3.25px;
  }

  .close:dir(rtl) path {
    translate: -3.25px;
  }

  .close:hover {
    color: inherit;
  }

  .context {
    align-items: center;
    min-block-size: var(--_target);
  }

  .skeleton {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .bone {
    inline-size: 4em;
    max-inline-size: 100%;
  }

  .skeleton td {
    vertical-align: top;
  }

  .skeleton .download {
    min-block-size: var(--_target);
    margin-inline-start: auto;
  }

  /* As wide as its text will be. */
  .skeleton .download .bone {
    inline-size: auto;
  }

  .skeleton .download .words {
    visibility: hidden;
  }

  .numeric .bone {
    margin-left: auto;
  }

  @container (inline-size < 56em) {
    .table {
      --_gutter: calc(var(--_space) * 3);
    }
  }

  @container (inline-size < 44em) {
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
    }

    .table :is(th, td) {
      padding: 0;
    }

    .card-only {
      display: inline;
    }

    .table-only {
      display: none;
    }

    /* At the edge, since there is nothing to line up with. */
    .numeric {
      text-align: end;
      white-space: normal;
    }

    .numeric .bone {
      margin: 0;
      margin-inline-start: auto;
    }
  }

  /* Hardly any room, as with text of twice the size on a phone: texts take the full width, and amounts go below them. */
  @container (inline-size < 16em) {
    .table tr {
      grid-template-columns: minmax(0, 1fr);
    }

    .numeric {
      text-align: start;
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
    /* The table may break across pages, its rows may not. */
    :host {
      break-inside: auto;
    }

    .close {
      display: none;
    }

    tr {
      break-inside: avoid;
    }

    /* Printed once, at the end. */
    tfoot {
      display: table-row-group;
    }
  }
`;

/** A table, its icons and the line below it. */
export const dataTable = [icon, context, table];
