import { css } from 'lit';

/** The facts in one line, the entries, and a prominent total, in addition to what all tables share. */
export const details = css`
  .head {
    flex-wrap: nowrap;
    align-items: flex-start;
  }

  .heading {
    font-size: 1em;
  }

  .tools {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    flex: none;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 6);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  .fact {
    min-inline-size: 0;
  }

  .fact :is(dt, .term) {
    color: var(--_text-muted);
  }

  .fact dd {
    overflow-wrap: anywhere;
  }

  .table {
    --_cell-block: calc(var(--_space) * 2);
    --_gutter: calc(var(--_space) * 2);
  }

  .unit-name::first-letter {
    text-transform: uppercase;
  }

  .entry .time {
    inline-size: 1%;
    color: var(--_text-muted);
    white-space: nowrap;
  }

  /* Room for one long word, and no more: descriptions need it. */
  .entry .category {
    inline-size: calc(8.5em + 2 * var(--_gutter));
  }

  .entry .credits {
    inline-size: 1%;
    font-weight: 400;
  }

  .mark {
    display: inline-block;
    padding-inline: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) / 2);
    color: var(--_text-muted);
    font-size: var(--_label-size);
  }

  .more-line {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
    align-items: center;
  }

  .selected > * {
    color: var(--_text-muted);
    padding-block-end: 0;
  }

  .total > * {
    font-weight: 600;
  }

  .entry .bone {
    max-inline-size: 5em;
  }

  /* As long as a time, so that facts wrap as they will. */
  .fact .bone {
    inline-size: 7em;
  }

  @container (inline-size < 44em) {
    .table thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    .table .entry > * {
      inline-size: auto;
    }

    .table .entry :is(.time, .category) {
      color: var(--_text-muted);
      font-size: var(--_label-size);
      white-space: normal;
    }

    .table :is(.more, .none) {
      display: block;
    }

    .table tfoot tr {
      padding-block-end: 0;
    }

    .table tfoot .selected + .total {
      padding-block-start: var(--_space);
    }
  }

  @container (inline-size >= 16em) and (inline-size < 44em) {
    .table .entry :is(.description, .credits) {
      grid-row: 1;
    }

    .table .entry .category {
      text-align: end;
    }
  }
`;
