import { css } from 'lit';

/**
 * Four figures on shared rows: labels, figures and notes line up across the columns even where one of them wraps.
 * The total is the hero; hairlines separate the figures instead of boxes.
 */
export const summary = css`
  .base {
    gap: calc(var(--_space) * 4);
  }

  .figures {
    --_between: calc(var(--_space) * 5);
    --_line: 1px;
    display: grid;
    /* A column is never narrower than its number. */
    grid-template-columns: minmax(min-content, 1.5fr) repeat(3, minmax(min-content, 1fr));
  }

  .figure {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    row-gap: var(--_space);
    min-inline-size: 0;
    padding-inline: var(--_between);
    border-inline-start: var(--_line) solid var(--_border);
  }

  .figure:first-child {
    padding-inline-start: 0;
    border-inline-start: 0;
  }

  .figure:last-child {
    padding-inline-end: 0;
  }

  .label {
    align-self: end;
    color: var(--_text-muted);
    font-size: var(--_label-size);
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  .value {
    align-self: first baseline;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }

  /* Only the number has this size: a unit that wraps below it keeps the line height of small text. */
  .number {
    font-size: 1.5em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
    line-height: 1.2;
    white-space: nowrap;
  }

  .hero .number {
    font-size: 2.5em;
    letter-spacing: -0.02em;
    line-height: 1.1;
  }

  .hero.long .number {
    font-size: 2em;
  }

  /* An exact total can have forty digits, which fit nowhere on one line. */
  .value.longest .number {
    font-size: 1.125em;
    letter-spacing: 0;
    white-space: normal;
  }

  /* The total is never smaller than the other figures. */
  .hero.longest .number {
    font-size: 1.5em;
  }

  @container (inline-size >= 72em) {
    .hero.long .number {
      font-size: 2.5em;
    }
  }

  @container (inline-size >= 84em) {
    .hero.longest .number {
      font-size: 2em;
    }
  }

  .unit {
    color: var(--_text-muted);
    font-size: var(--_label-size);
    white-space: nowrap;
  }

  .note {
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .arrow {
    display: inline-block;
    inline-size: 0.625em;
    block-size: 0.625em;
    fill: currentColor;
  }

  .number .bone {
    display: inline-block;
    inline-size: 3em;
    vertical-align: bottom;
  }

  .hero .number .bone {
    inline-size: 4.5em;
  }

  .note .bone {
    inline-size: 45%;
  }

  /* About as wide as the texts, so that they take as many lines. */
  .context .bone {
    inline-size: min(19em, 100cqi);
  }

  .context .previous-period .bone {
    inline-size: min(24em, 100cqi);
  }

  .context .latest .bone {
    inline-size: 11em;
  }

  .previous-period {
    margin-inline-end: auto;
  }

  /* In narrow places notes take two lines, for which the skeleton keeps room. */
  @container (inline-size < 40em) {
    .note {
      min-block-size: 2lh;
    }
  }

  @container (inline-size < 24em) {
    .hero + .note {
      min-block-size: 3lh;
    }
  }

  /* Two columns, until labels, figures and notes of all four fit on one line. */
  @container (inline-size < 56em) {
    .figures {
      --_between: calc(var(--_space) * 4);
      grid-template-columns: repeat(2, minmax(min-content, 1fr));
      row-gap: calc(var(--_space) * 5);
    }

    .figure:nth-child(odd) {
      padding-inline-start: 0;
      border-inline-start: 0;
    }

    .figure:nth-child(even) {
      padding-inline-end: 0;
    }
  }

  @container (inline-size < 40em) {
    .hero .number {
      font-size: 2em;
    }

    .hero.long .number {
      font-size: 1.5em;
    }
  }

  /*
   * Two numbers side by side as long as they fit, then smaller ones, then one below the other. Measured in the element's own em, so that
   * larger text counts as less room.
   */
  @container (inline-size < 26em) {
    .figures:has(.long) .number {
      font-size: 1.25em;
    }

    .figures .hero.long .number {
      font-size: 1.4em;
    }
  }

  @container (inline-size < 21em) {
    .number {
      font-size: 1.25em;
    }

    .hero .number {
      font-size: 1.4em;
    }
  }

  @container (inline-size < 32em) {
    .figures:has(.longest) {
      --_between: 0px;
      --_line: 0px;
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (inline-size < 23em) {
    .figures:has(.long) {
      --_between: 0px;
      --_line: 0px;
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (inline-size < 16.5em) {
    .figures {
      --_between: 0px;
      --_line: 0px;
      grid-template-columns: minmax(0, 1fr);
    }

    .hero.longest .number {
      font-size: 1.25em;
    }
  }

  /* Room for a few letters, as with text at 400 %. */
  @container (inline-size < 9em) {
    .number {
      white-space: normal;
    }
  }

  /* The backplate of a large figure would cover the text above it. */
  @media (forced-colors: active) {
    .hero:has(data),
    .hero .unit {
      forced-color-adjust: none;
      color: CanvasText;
    }
  }
`;
