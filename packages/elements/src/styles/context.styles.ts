import { css } from 'lit';

/** The line under an element: what it is about, and what it leaves out. */
export const context = css`
  .context {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
    justify-content: space-between;
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

  .context .bone {
    inline-size: 14em;
  }
`;
