import { html, nothing, type TemplateResult } from 'lit';
import type { ChartFocus } from '../../chart/focus.js';
import type { Group } from '../../chart/groups.js';
import type { HitLabel } from './chart-labels.js';

/** The listeners for keys and pointers. Each one serves all bars. */
export interface HitActions {
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onPoint: (event: PointerEvent) => void;
  /** The pointer is over the bars, perhaps without having moved: what covered them may have gone. */
  readonly onOver: () => void;
  readonly onLeave: (event: PointerEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** A part of the bar that has the focus. */
export interface SegmentHit {
  readonly series: number;
  readonly label: string;
}

/** What the focus can move to inside a target. */
export interface InnerHits {
  /** The bars of a group, while the focus is on one of them. */
  readonly bars: readonly HitLabel[];
  readonly segments: readonly SegmentHit[];
}

/** Real buttons over the bars: one tab stop, with arrow keys from there. */
export function hitsTemplate(
  hits: readonly HitLabel[],
  name: string,
  focus: ChartFocus,
  inner: InnerHits,
  selected: Group | undefined,
  actions: HitActions,
): TemplateResult {
  return html`
    <ol
      class="hits"
      part="hits"
      role="list"
      aria-label=${name}
      @keydown=${actions.onKey}
      @click=${actions.onClick}
      @pointermove=${actions.onPoint}
      @pointerover=${actions.onOver}
      @pointerleave=${actions.onLeave}
      @focusin=${actions.onFocus}
      @focusout=${actions.onBlur}
    >
      ${hits.map((hit, index) => hitTemplate(hit, index, focus, inner, selected))}
    </ol>
  `;
}

function isSelected({ from, to }: Group, selected: Group | undefined): boolean {
  return selected !== undefined && from < selected.to && to > selected.from;
}

function hitTemplate(
  hit: HitLabel,
  index: number,
  focus: ChartFocus,
  inner: InnerHits,
  selected: Group | undefined,
): TemplateResult {
  const isCurrent = focus.group === index;
  const isWhole = isCurrent && focus.bucket === undefined;
  return html`<li class="hit">
    ${barTemplate(hit.label, isSelected(hit, selected), isWhole ? focus : undefined, index)}
    ${isCurrent ? innerTemplate(focus, inner, selected) : nothing}
  </li>`;
}

/** `focus`: where the focus is, if it is in this bar. */
function barTemplate(
  label: string,
  selected: boolean,
  focus: ChartFocus | undefined,
  group: number,
  bucket?: number,
): TemplateResult {
  return html`<button
    class="bar-hit"
    part="bar-hit ${selected ? 'selected' : ''}"
    type="button"
    data-group=${group}
    data-bucket=${bucket ?? nothing}
    tabindex=${focus && focus.segment === undefined ? 0 : -1}
    aria-label=${label}
    aria-pressed=${selected}
  ></button>`;
}

/** The bars of a group and the parts of a bar that the focus has moved into. */
function innerTemplate(
  focus: ChartFocus,
  { bars, segments }: InnerHits,
  selected: Group | undefined,
): TemplateResult {
  // Each bar has its own button: if the focus stayed on one button whose name changes, screen readers would read out nothing.
  const bar = (hit: HitLabel): TemplateResult => {
    const own = hit.from === focus.bucket ? focus : undefined;
    return barTemplate(hit.label, isSelected(hit, selected), own, focus.group, hit.from);
  };
  return html`${bars.map(bar)}
    ${focus.segment === undefined ? nothing : segments.map((segment, at) => segmentTemplate(segment, at, focus))}`;
}

function segmentTemplate(
  { series, label }: SegmentHit,
  at: number,
  { group, bucket, segment }: ChartFocus,
): TemplateResult {
  return html`<button
    class="segment-hit"
    part="segment-hit"
    type="button"
    data-group=${group}
    data-bucket=${bucket ?? nothing}
    data-segment=${at}
    data-series=${series}
    tabindex=${segment === at ? 0 : -1}
    aria-label=${label}
  ></button>`;
}
