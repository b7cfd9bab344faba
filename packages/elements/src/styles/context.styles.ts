import { css } from 'lit';

/** The line below an element, with the period and what is left out. */
export const context = css`
  .context {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
    justify-content: space-between;
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  .context > :not(.chip) {
    color: var(--_text-muted);
  }

  .context .not-included {
    flex-basis: 100%;
  }

  .context .bone {
    inline-size: 14em;
  }
`;
