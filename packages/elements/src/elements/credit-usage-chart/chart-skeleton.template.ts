import { html, type TemplateResult } from 'lit';
import { bone } from '../../internal/table-templates.js';

/** Heights of the bars, in percent: uneven enough to look like a chart, but not like data. */
const HEIGHTS = [
  38, 54, 46, 62, 70, 30, 26, 50, 58, 66, 48, 74, 34, 28, 56, 64, 52, 68, 60, 36, 32, 54, 44, 58,
];

const BARS = HEIGHTS.map((height, index) => `M${index * 10 + 2} 100v${-height}h6v${height}z`).join('');

/** The skeleton of the chart, in its final size. */
export const skeletonTemplate: TemplateResult = html`
  <div class="skeleton" part="loading" aria-hidden="true">
    <div class="frame">
      <div class="unit">${bone}</div>
      <div class="y-axis">${bone}</div>
      <div class="plot">
        <svg class="paint bones" viewBox="0 0 240 100" preserveAspectRatio="none"><path d=${BARS} /></svg>
      </div>
      <div class="x-axis"></div>
    </div>
    <div class="legend"><span class="legend-note">${bone}</span><span class="legend-note">${bone}</span><span class="legend-note">${bone}</span></div>
    <div class="context footer" part="footer"><p class="period" part="period">${bone}</p></div>
  </div>
`;
