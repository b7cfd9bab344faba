import { css } from 'lit';

/** A row of controls: labels line up, boxes have one height, and what does not fit wraps. */
export const filters = css`
  :host {
    --_box: max(36px, 2.25em);
  }

  /* Where these messages are shown elsewhere, as in a dashboard, empty slots leave no gap. */
  slot:is([name='refused'], [name='error']) {
    display: contents;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 4);
    align-items: flex-start;
    min-inline-size: 0;
  }

  .control {
    display: grid;
    flex: 1 1 9em;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    min-inline-size: 0;
    max-inline-size: 18em;
    border: 0;
  }

  .control.period,
  .control.clear {
    flex: none;
    max-inline-size: 100%;
  }

  .label {
    /* A legend is laid out by special rules: this makes it as wide as its text, like the other labels. */
    justify-self: start;
    padding: 0;
    color: var(--_text-muted);
    font-size: var(--_label-size);
  }

  legend.label {
    margin-block-end: var(--_space);
  }

  .box,
  .only,
  .clear-button {
    min-block-size: var(--_box);
  }

  .box {
    display: block;
    inline-size: 100%;
    margin: 0;
    padding-block: 0;
    padding-inline: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    line-height: inherit;
    text-align: start;
    transition: background-color var(--_motion);
  }

  .box:is(select, button) {
    cursor: pointer;
  }

  .box:is(select, button):hover {
    background-color: var(--_fill);
  }

  .box::placeholder {
    /* The placeholder is the chosen value ("all"), so it looks like a value. */
    color: inherit;
    opacity: 1;
  }

  select.box {
    appearance: none;
    text-overflow: ellipsis;
  }

  /* The browser draws the open list in the page's colour scheme, not in the element's colours. */
  option {
    background: Canvas;
    color: CanvasText;
  }

  option:disabled {
    color: GrayText;
  }

  .field {
    position: relative;
    display: block;
  }

  .field .box {
    padding-inline-end: calc(var(--_space) * 8);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .field .words {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .field .chevron {
    position: absolute;
    inset-block: 0;
    margin-block: auto;
    inset-inline-end: calc(var(--_space) * 2.5);
    color: var(--_text-muted);
    rotate: 90deg;
    pointer-events: none;
  }

  .only {
    display: flex;
    align-items: center;
    overflow-wrap: anywhere;
  }

  .none {
    color: var(--_text-muted);
  }

  .paper,
  .problem,
  .note,
  .notice {
    font-size: var(--_label-size);
    overflow-wrap: anywhere;
  }

  :is(.problem, .note):not(.panel *) {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .note,
  .notice {
    color: var(--_text-muted);
  }

  .clear-button {
    padding-inline: calc(var(--_space) * 2) 0;
    color: var(--_text-muted);
    transition: color var(--_motion);
  }

  .clear-button:hover {
    color: inherit;
  }

  .box:focus-visible,
  .option:has(:focus-visible) {
    outline: var(--_focus);
    outline-offset: 2px;
  }

  @container (inline-size < 72em) {
    .control.period {
      flex-basis: 100%;
    }

    .control {
      max-inline-size: none;
    }
  }

  /* Two controls in a row. */
  @container (inline-size < 44em) {
    .control {
      flex-basis: 40%;
    }
  }

  @container (inline-size < 30em) {
    .field .box {
      padding-inline: calc(var(--_space) * 2.5) calc(var(--_space) * 6.5);
    }

    .field .chevron {
      inset-inline-end: calc(var(--_space) * 1.5);
    }

    /* Names of organizations need a whole row; the other two controls share one if there is room. */
    .control {
      flex-basis: 9.5em;
    }

    .control:is(.organization, .clear) {
      flex-basis: 100%;
    }

    .control.clear .label {
      display: none;
    }

    .clear-button {
      justify-self: start;
      padding-inline: 0;
    }
  }

  @media (pointer: coarse) {
    :host {
      --_box: max(44px, 2.25em);
    }
  }

  @media (forced-colors: none) {
    .bone {
      border-color: transparent;
      background: var(--_fill);
    }
  }

  @media (forced-colors: active) {
    .box::placeholder {
      color: FieldText;
    }
  }

  @media screen {
    .paper {
      display: none;
    }
  }

  @media print {
    .row {
      display: none;
    }
  }
`;
