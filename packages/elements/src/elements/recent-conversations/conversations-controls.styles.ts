import { css } from 'lit';

/** The controls that sort, limit and page the rows. */
export const conversationsControls = css`
  .sort {
    display: inline-flex;
    gap: var(--_space);
    align-items: end;
    min-block-size: var(--_target);
    vertical-align: bottom;
  }

  .sort .icon {
    inline-size: 14px;
    block-size: 14px;
    margin-block-end: 0.15em;
    opacity: 0;
    transition: opacity var(--_motion);
  }

  button.sort:is(:hover, :focus-visible) .icon {
    opacity: 0.6;
  }

  button.sort:hover .words {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }

  thead .sorted {
    color: inherit;
    font-weight: 600;
  }

  .sorted .sort .icon {
    opacity: 1;
  }

  .pager {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3);
    align-items: center;
    justify-content: end;
  }

  .skeleton .button {
    min-block-size: var(--_target);
    padding-inline: 0;
    border-color: transparent;
  }

  .skeleton .button .bone {
    inline-size: 10em;
  }

  .page {
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  /* The arrow hangs beside the column: most columns have none, and names need the room. */
  @container (inline-size >= 44em) {
    .sort .icon {
      margin-inline-start: calc(-14px - var(--_space));
    }
  }

  @container (inline-size < 44em) {
    /* The first column heading lines up with the rest of the element. */
    .sortable:not(.sorted) .icon {
      display: none;
    }
  }

  @container (inline-size < 24em) {
    .pager {
      justify-content: space-between;
    }
  }

  @media print {
    .pager {
      display: none;
    }

    /* Browsers print the content of a button on the first page only. */
    .sort {
      display: contents;
    }

    .sort .icon {
      margin: 0;
      vertical-align: middle;
    }
  }
`;
