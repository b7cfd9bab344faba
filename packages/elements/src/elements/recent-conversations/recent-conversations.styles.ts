import { css } from 'lit';
import { chip } from '../../styles/chip.styles.js';
import { conversationsControls } from './conversations-controls.styles.js';

/** Rows that open, in addition to what all tables share. */
const rows = css`
  :host {
    /* The width of the icon before a title; content below a title is indented by it. */
    --_sign: calc(16px + var(--_space) * 1.5);
  }

  thead th:first-child {
    padding-inline-start: var(--_sign);
  }

  .row {
    position: relative;
  }

  .row .title {
    inline-size: 36%;
  }

  .row .agent {
    inline-size: 24%;
  }

  .open-button {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    align-items: baseline;
    inline-size: 100%;
    font-weight: 500;
  }

  /* Lock icons line up. */
  .open-button .words {
    flex: 1;
  }

  .untitled {
    color: var(--_text-muted);
  }

  /* The whole row can be clicked, and has the focus ring. */
  .open-button::after {
    position: absolute;
    inset: 0;
    content: '';
  }

  .open-button:focus-visible {
    outline: none;
  }

  .open-button:focus-visible::after {
    outline: var(--_focus);
    outline-offset: 3px;
    border-radius: calc(var(--_radius) / 2);
  }

  .row:hover .open-button .words {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }

  .open-button .icon {
    align-self: flex-start;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: calc((1.4em - 16px) / 2);
    color: var(--_text-muted);
    transition: rotate var(--_motion);
  }

  .chevron:dir(rtl) {
    scale: -1 1;
  }

  .open .chevron {
    rotate: 90deg;
  }

  .open .chevron:dir(rtl) {
    rotate: -90deg;
  }

  .row .title .sub {
    margin-inline-start: var(--_sign);
  }

  .id {
    font-family: ui-monospace, monospace;
  }

  /* Long names are cut after a few lines; the details show them whole. */
  .clamped {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }

  .open-button .clamped {
    -webkit-line-clamp: 4;
  }

  .locked {
    display: flex;
    gap: var(--_space);
  }

  /* Centred on the first line. */
  .locked .icon {
    block-size: 1.4em;
  }

  /* Dates are aligned like text. */
  .activity,
  thead th:last-child {
    text-align: end;
  }

  .messages,
  .activity,
  .agent {
    color: var(--_text-muted);
  }

  .row.open {
    border-block-end-style: none;
  }

  .detail-row > .detail {
    padding-block: var(--_space) calc(var(--_space) * 6);
    padding-inline: var(--_sign) 0;
  }

  .locked-message {
    position: relative;
    min-block-size: 0;
    padding-inline-end: calc(var(--_space) * 10);
  }

  .locked-message .close {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
  }

  tfoot :is(th, td) {
    color: var(--_text-muted);
  }

  /* Weaker than the text around it. */
  .agent .sub,
  tfoot .unit {
    color: inherit;
  }

  tfoot .title {
    padding-inline-start: var(--_sign);
  }

  .row .title .bone {
    inline-size: 60%;
    margin-inline-start: var(--_sign);
  }

  .row .agent .bone {
    inline-size: 6em;
  }

  .row .activity .bone {
    inline-size: 7em;
  }

  /* As high as a line of text; a one-line title as high as its button. */
  :is(.row, tfoot) .bone {
    padding-block: 0.2em;
    background-clip: content-box;
    line-height: 1;
  }

  @container (inline-size < 44em) {
    .table thead tr {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      gap: calc(var(--_space) * 4);
      padding-block: 0 var(--_space);
    }

    .table thead th:not(.sortable) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      inset-inline-start: 0;
      white-space: nowrap;
    }

    .activity .bone {
      margin-inline-start: 0;
    }

    .row:nth-child(odd) .title .bone {
      padding-block: calc((max(1.4em, var(--_target)) - 1em) / 2);
    }

    .row:nth-child(odd) .bone + .bone {
      display: none;
    }

    .row :is(.title, .agent) {
      inline-size: auto;
    }

    .row > :not(.title) {
      padding-inline-start: var(--_sign);
    }

    /* Amounts with their unit stay at the edge and in order, whatever the text direction. */
    .credits:dir(rtl) {
      unicode-bidi: plaintext;
      text-align: left;
    }

    .row :is(.agent, .messages, .activity) {
      font-size: var(--_label-size);
    }

    .row .activity {
      text-align: start;
    }

    /* Agent and organization run on, as one text that is already small. */
    .row .agent {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
      overflow: hidden;
    }

    .agent .words {
      display: inline;
      font-size: inherit;
    }

    .agent .sub::before {
      display: inline;
      content: '·\\a0';
    }

    .table .detail-row {
      display: block;
    }

    .detail-row > .detail {
      display: block;
      padding-block-end: calc(var(--_space) * 3);
      padding-inline-start: var(--_sign);
    }

    .rest {
      display: none;
    }
  }

  /* Here skeleton titles have one line; in narrower tables they have two, in cards every other one has. */
  @container (inline-size >= 52em) {
    .row .title .bone {
      padding-block: calc((max(1.4em, var(--_target)) - 1em) / 2);
    }

    .bone + .bone {
      display: none;
    }
  }

  /* Beside the text, while there is room. */
  @container (inline-size >= 16em) and (inline-size < 44em) {
    .row :is(.agent, .activity) {
      grid-column: 1;
    }

    .row :is(.credits, .messages) {
      grid-column: 2;
      padding-inline-start: 0;
    }

    .row .credits {
      grid-row: 1;
    }

    .row .messages {
      grid-row: 2;
    }
  }

  @container (inline-size < 16em) {
    tfoot .credits {
      padding-inline-start: var(--_sign);
    }
  }

  /* With hardly any room, the details take the full width. */
  @container (inline-size < 24em) {
    .detail-row > .detail {
      padding-inline-start: 0;
    }
  }
`;

/** The sheets of the list. */
export const conversations = [rows, conversationsControls, chip];
