import { css } from 'lit';

/** The periods in one bar, and below it the two dates of a custom range. */
export const filterPeriod = css`
  /* Where they do not fit in one row, there are three above two, so that no word breaks. */
  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 2px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .segment {
    position: relative;
    display: grid;
    flex: 1 0 auto;
    max-inline-size: 100%;
    place-items: center;
    min-block-size: calc(var(--_box) - 6px);
    padding-inline: calc(var(--_space) * 2.5);
    border-radius: calc(var(--_radius) - 3px);
    color: var(--_text-muted);
    white-space: nowrap;
    transition: background-color var(--_motion), color var(--_motion);
  }

  /* The invisible radio covers the whole segment, which shows whether it is chosen. */
  .segment input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .segment:hover,
  .segment:has(:checked) {
    color: inherit;
  }

  .segment:has(:checked) {
    background: var(--_fill);
    box-shadow: inset 0 0 0 1px color-mix(in srgb, currentColor 50%, transparent);
  }

  .segment:has(:focus-visible) {
    outline: var(--_focus);
    outline-offset: 2px;
  }

  .days {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5em), 1fr));
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 2);
  }

  .day {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .day .box {
    min-inline-size: 0;
    padding-inline: calc(var(--_space) * 2.5);
    font-variant-numeric: tabular-nums;
  }

  .box[aria-invalid='true'] {
    border-color: currentColor;
    border-width: 2px;
  }

  .problem {
    font-weight: 600;
  }

  @container (inline-size < 72em) {
    .segments,
    .days {
      inline-size: fit-content;
      max-inline-size: 100%;
    }
  }

  /* The days beside the periods, below no label of their own. */
  @container (54em <= inline-size < 72em) {
    .control.period:has(.days) {
      grid-template-columns: auto 1fr;
      column-gap: calc(var(--_space) * 4);
      align-items: end;
    }

    .period > p {
      grid-column: 1 / -1;
    }

    .days {
      inline-size: 20em;
      margin-block-start: calc(-1.4 * var(--_label-size) - var(--_space) * 2);
    }
  }

  @container (inline-size < 30em) {
    .segments,
    .days {
      inline-size: auto;
    }

    .segment {
      flex-basis: 30%;
    }
  }

  @media (forced-colors: active) {
    .segment:has(:checked) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    /* The ring lies outside the segment, on the page's own colour. */
    .segment:has(:focus-visible) {
      outline-color: CanvasText;
    }
  }
`;
