import { html, nothing, type TemplateResult } from 'lit';
import type { ChartFocus } from '../../chart/focus.js';
import type { Group } from '../../chart/groups.js';
import type { HitLabel } from './chart-labels.js';

/** What a reader can do with the bars. One listener each for all bars. */
export interface HitActions {
  readonly key: (event: KeyboardEvent) => void;
  readonly click: (event: MouseEvent) => void;
  readonly point: (event: PointerEvent) => void;
  readonly leave: (event: PointerEvent) => void;
  readonly focus: (event: FocusEvent) => void;
  readonly blur: (event: FocusEvent) => void;
}

/** A piece of the bar that the keyboard is on. */
export interface SegmentHit {
  readonly series: number;
  readonly label: string;
}

/** Real buttons over the bars: one tab stop, and arrows from there. */
export function hitsTemplate(
  hits: readonly HitLabel[],
  focus: ChartFocus,
  segments: readonly SegmentHit[],
  selected: Group | undefined,
  actions: HitActions,
): TemplateResult {
  return html`
    <ol
      class="hits"
      part="hits"
      role="list"
      @keydown=${actions.key}
      @click=${actions.click}
      @pointermove=${actions.point}
      @pointerleave=${actions.leave}
      @focusin=${actions.focus}
      @focusout=${actions.blur}
    >
      ${hits.map((hit, index) => hitTemplate(hit, index, focus, segments, isSelected(hit, selected)))}
    </ol>
  `;
}

function isSelected({ from, to }: HitLabel, selected: Group | undefined): boolean {
  return selected !== undefined && from < selected.to && to > selected.from;
}

function hitTemplate(
  { label }: HitLabel,
  index: number,
  focus: ChartFocus,
  segments: readonly SegmentHit[],
  selected: boolean,
): TemplateResult {
  const isCurrent = focus.group === index;
  return html`<li class="hit">
    <button
      class="bar-hit"
      part="bar-hit ${selected ? 'selected' : ''}"
      type="button"
      data-group=${index}
      tabindex=${isCurrent && focus.segment === undefined ? 0 : -1}
      aria-label=${label}
      aria-pressed=${selected}
    ></button>
    ${isCurrent && focus.segment !== undefined ? segments.map((segment, at) => segmentTemplate(segment, index, at, focus)) : nothing}
  </li>`;
}

function segmentTemplate(
  { series, label }: SegmentHit,
  group: number,
  at: number,
  focus: ChartFocus,
): TemplateResult {
  return html`<button
    class="segment-hit"
    part="segment-hit"
    type="button"
    data-group=${group}
    data-segment=${at}
    data-series=${series}
    tabindex=${focus.segment === at ? 0 : -1}
    aria-label=${label}
  ></button>`;
}
