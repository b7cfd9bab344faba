import { html, type TemplateResult } from 'lit';

/** Heights of bars to come, in percent: uneven enough to be taken for a chart, and for no data. */
const HEIGHTS = [
  38, 54, 46, 62, 70, 30, 26, 50, 58, 66, 48, 74, 34, 28, 56, 64, 52, 68, 60, 36, 32, 54, 44, 58,
];

const BARS = HEIGHTS.map((height, index) => `M${index * 10 + 2} 100v${-height}h6v${height}z`).join('');

const bone = html`<span class="bone">&nbsp;</span>`;

/** The shape of the chart to come, of its final size. */
export const skeletonTemplate: TemplateResult = html`
  <div class="skeleton" part="loading" aria-hidden="true">
    <div class="frame">
      <div class="unit">${bone}</div>
      <div class="y-axis"><span class="bone">&nbsp;</span></div>
      <div class="plot">
        <svg class="paint bones" viewBox="0 0 240 100" preserveAspectRatio="none" focusable="false"><path d=${BARS} /></svg>
      </div>
      <div class="x-axis"></div>
    </div>
    <div class="legend"><span class="legend-note">${bone}</span><span class="legend-note">${bone}</span><span class="legend-note">${bone}</span></div>
    <div class="context footer" part="footer"><p class="period" part="period">${bone}</p></div>
  </div>
`;
