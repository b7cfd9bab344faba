import { css } from 'lit';

/** Small line icons in the text colour. */
export const icon = css`
  .icon {
    flex: none;
    inline-size: max(16px, 1em);
    block-size: max(16px, 1em);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
