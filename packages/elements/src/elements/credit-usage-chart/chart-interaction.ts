import type { LitElement } from 'lit';
import { type ChartFocus, focusedBars, moveFocus, outerFocus } from '../../chart/focus.js';
import { type Group, groupOf } from '../../chart/groups.js';
import type { AmountScale } from '../../chart/scale.js';
import { mergedAmounts, segmentAt, segmentSpans } from '../../chart/segment-span.js';
import { TooltipController } from '../../controllers/tooltip-controller.js';
import { isOurs } from '../../util/list-keys.js';
import { groupExtent } from './chart-bars.labels.js';
import type { HitActions } from './chart-hits.template.js';
import type { TooltipActions } from './chart-tooltip.template.js';
import type { ChartFacts } from './credit-usage-chart.model.js';

/** A bar, or several in a row, and optionally a part of it. */
export interface ChartSubject extends Group {
  readonly series: number | undefined;
}

/** The bars to interact with. */
export interface ChartField {
  readonly facts: ChartFacts;
  readonly scale: AmountScale;
  readonly hits: readonly Group[];
  readonly selected: Group | undefined;
}

/** What keys and pointers do to the selection. */
export interface ChartSelecting {
  select(field: ChartField, subject: ChartSubject): void;
  /** Returns whether there was a selection. */
  clear(): boolean;
}

/** How many buckets Page Up and Page Down move: a day of hours, a week of days, four weeks, a year of months. */
const PAGES = new Map([
  ['hour', 24],
  ['day', 7],
  ['week', 4],
  ['month', 12],
]);

/** Handles keys and pointers over the bars: moves the focus, opens the tooltip, selects. */
export class ChartInteraction implements HitActions, TooltipActions {
  readonly tooltip: TooltipController<ChartSubject>;
  readonly #host: LitElement;
  readonly #field: () => ChartField | undefined;
  readonly #selecting: ChartSelecting;
  #focus: ChartFocus | undefined;
  #isInTooltip = false;

  /** `field` gives the present bars; undefined while there are none. */
  constructor(host: LitElement, field: () => ChartField | undefined, selecting: ChartSelecting) {
    this.#host = host;
    this.#field = field;
    this.#selecting = selecting;
    this.tooltip = new TooltipController(host);
  }

  /** Where the focus is, or where Tab would put it: on the selected bar, else on the latest bar that has begun. */
  focusIn(field: ChartField): ChartFocus {
    const present = this.#focus;
    const { group, bucket } = present ?? {};
    const isThere =
      bucket === undefined ? field.hits[group ?? -1] !== undefined : groupOf(field.hits, bucket) === group;
    return present && isThere ? present : { group: entryOf(field), bucket: undefined, segment: undefined };
  }

  /** Called before other bars are drawn: keeps the focus at the same time, or at the nearest that there is, and on the same series. */
  follow(field: ChartField | undefined): void {
    const [focus, before] = [this.#focus, this.#field()];
    if (!focus || !before || !field || before.facts === field.facts) return;
    // As texts they compare like times, because all are in UTC.
    const bars = focusedBars(focus, before.hits);
    const at = before.facts.buckets[bars.from]?.start ?? '';
    const { buckets } = field.facts;
    const bucket = Math.min(buckets.length - 1, buckets.filter(({ start }) => start < at).length);
    const group = groupOf(field.hits, bucket);
    const next = { group, bucket: focus.bucket === undefined ? undefined : bucket, segment: undefined };
    const present = focusedBars(next, field.hits);
    const key = before.facts.series[segmentsIn(before.facts, bars)[focus.segment ?? -1] ?? -1]?.key;
    const series = field.facts.series.findIndex((each) => each.key === key);
    const segment = segmentsIn(field.facts, present).indexOf(series);
    this.#focus = segment < 0 ? next : { ...next, segment };
    // The series may be another number of the same part, which then keeps the focus without getting it anew.
    if (segment >= 0 && this.tooltip.subject?.series !== undefined)
      this.tooltip.focus({ ...present, series });
    if (this.#find('.hits :focus')) void this.#focusDrawn(!this.tooltip.subject);
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const field = this.#field();
    if (!field || !isOurs(event)) return;
    const isHandled = event.key === 'Escape' ? this.#escape() : this.#move(event.key, field);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Each press leaves one thing: the tooltip, the part of a bar, the bar of a group, the selection. If there is none, the key is left to the page. */
  #escape(): boolean {
    if (this.tooltip.close()) return true;
    const outer = this.#focus && outerFocus(this.#focus);
    if (!outer) return this.#selecting.clear();
    this.#focusOn(outer);
    return true;
  }

  #move(key: string, field: ChartField): boolean {
    const { facts, hits } = field;
    const focus = moveFocus(key, this.focusIn(field), {
      groups: hits,
      page: PAGES.get(facts.unit) ?? 10,
      rightToLeft: this.#isMirrored,
      segments: (bars) => segmentsIn(facts, bars).length,
    });
    if (focus) this.#focusOn(focus);
    return focus !== undefined;
  }

  /** A button that already exists gets the focus before drawing, because drawing may remove the one that has it. */
  #focusOn(focus: ChartFocus): void {
    const { group, bucket, segment } = focus;
    const of = (name: string, value: number | undefined): string =>
      value === undefined ? `:not([data-${name}])` : `[data-${name}="${value}"]`;
    this.#find(of('group', group) + of('bucket', bucket) + of('segment', segment))?.focus();
    this.#focus = focus;
    this.#host.requestUpdate();
    void this.#focusDrawn();
  }

  /** Focuses the button of the present focus, once it is drawn: screen readers read out nothing when only the name of a button changes. */
  async #focusDrawn(isClosed?: boolean): Promise<void> {
    await this.#host.updateComplete;
    this.#find('.hits [tabindex="0"]')?.focus({ preventScroll: true });
    if (isClosed) this.tooltip.close();
  }

  get #isMirrored(): boolean {
    return getComputedStyle(this.#host).direction === 'rtl';
  }

  #find(selector: string): HTMLElement | null | undefined {
    return this.#host.renderRoot?.querySelector<HTMLElement>(selector);
  }

  readonly onClick = (event: MouseEvent): void => {
    const field = this.#field();
    if (!field) return;
    const under = event.detail === 0 ? subjectOf(event, field) : this.#under(event, field);
    const subject = under && isTouch(event) ? touched(under, field) : under;
    if (!subject) return;
    if (isTouch(event)) this.#onTap(subject);
    if (groupExtent(field.facts, subject) !== 'not-yet') this.#selecting.select(field, subject);
  };

  /** A finger cannot hover: a tap opens or closes the tooltip, which stays open when the finger is lifted. */
  #onTap(subject: ChartSubject): void {
    if (this.#isOpenAt(subject)) this.tooltip.close();
    else this.#pointAt(subject);
  }

  readonly onLeave = (event: PointerEvent): void => {
    if (!isTouch(event)) this.tooltip.leave();
  };

  #isOpenAt(subject: ChartSubject): boolean {
    const { from, to } = this.tooltip.subject ?? {};
    return from === subject.from && to === subject.to;
  }

  readonly onPoint = (event: PointerEvent): void => {
    const field = this.#field();
    const subject = field && this.#under(event, field);
    if (!subject || isTouch(event)) return;
    if (this.#isOpenAt(subject)) this.tooltip.hold();
    else this.#pointAt(subject);
  };

  /** A pointer opens the tooltip of the whole bar. */
  #pointAt(subject: ChartSubject): void {
    this.tooltip.point({ ...subject, series: undefined });
  }

  readonly onOver = (): void => this.tooltip.hold();

  readonly onTooltipLeave = (): void => {
    this.#isInTooltip = false;
    this.tooltip.leave();
  };

  /**
   * The tooltip lies over bars. A pointer that moves along the bars passes through it. One that has rested on its bar may enter it, unless it
   * stops over the next bar.
   */
  readonly onTooltip = (event: PointerEvent): void => {
    const field = this.#field();
    const { subject, isPassing } = this.tooltip;
    const under = field && this.#under(event, field);
    if (!subject || !under || isTouch(event)) return;
    if (isPassing) {
      this.onPoint(event);
      return;
    }
    const { top = 0 } = this.#find('.hits')?.getBoundingClientRect() ?? {};
    const steps = groupOf(field.hits, under.from) - groupOf(field.hits, subject.from);
    if (!this.#isInTooltip && event.clientY >= top && Math.abs(steps) === 1) {
      this.tooltip.turnTo({ ...under, series: undefined });
      return;
    }
    this.#isInTooltip = true;
    this.tooltip.hold();
  };

  /** The single bar under the pointer: groups are targets for the keyboard, and a pointer is more precise. */
  #under({ clientX, clientY }: MouseEvent, { facts, scale }: ChartField): ChartSubject | undefined {
    const place = this.#find('.hits')?.getBoundingClientRect();
    if (!place || place.width === 0) return undefined;
    const along = (clientX - place.left) / place.width;
    const count = facts.buckets.length;
    const from = Math.floor((this.#isMirrored ? 1 - along : along) * count);
    const bucket = Math.max(0, Math.min(count - 1, from));
    const amount = scale.high - ((clientY - place.top) / place.height) * (scale.high - scale.low);
    return { from: bucket, to: bucket + 1, series: segmentAt(facts.amounts[bucket] ?? [], amount)?.series };
  }

  readonly onFocus = (event: FocusEvent): void => {
    const field = this.#field();
    const subject = field && subjectOf(event, field);
    if (!subject) return;
    const { bucket, segment } = (event.target as HTMLElement).dataset;
    this.#focus = {
      group: groupOf(field.hits, subject.from),
      bucket: numberIn(bucket),
      segment: numberIn(segment),
    };
    // A click focuses too, but its tooltip was opened by the pointer and has to close with it.
    if ((event.target as Element).matches(':focus-visible')) this.tooltip.focus(subject);
    this.#host.requestUpdate();
  };

  readonly onBlur = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if ((currentTarget as Element).contains(relatedTarget as Node | null)) return;
    this.tooltip.blur();
  };
}

function isTouch(event: Event): boolean {
  return 'pointerType' in event && event.pointerType === 'touch';
}

/** The parts of a bar, or of a group of bars as one, from the bottom. */
export function segmentsIn(facts: ChartFacts, group: Group): readonly number[] {
  if (facts.series.length === 0) return [];
  const amounts = mergedAmounts(facts.amounts.slice(group.from, group.to));
  return segmentSpans(amounts).map(({ series }) => series);
}

function entryOf({ facts, hits, selected }: ChartField): number {
  if (selected) return Math.max(0, groupOf(hits, selected.from));
  const begun = facts.buckets.findLastIndex(({ extent }) => extent !== 'not-yet');
  return Math.max(0, groupOf(hits, begun));
}

/** The bar or part that a button stands for. */
function subjectOf({ target }: Event, { hits }: ChartField): ChartSubject | undefined {
  const button = (target as Element).closest<HTMLElement>('[data-group]');
  if (!button) return undefined;
  const { group, bucket, series } = button.dataset;
  const focus = { group: Number(group), bucket: numberIn(bucket), segment: undefined };
  return { ...focusedBars(focus, hits), series: numberIn(series) };
}

const numberIn = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** A finger covers many thin bars, so it means the whole group. */
function touched(subject: ChartSubject, { hits }: ChartField): ChartSubject {
  const target = hits[groupOf(hits, subject.from)];
  return target && target.to - target.from > 1 ? { ...target, series: undefined } : subject;
}
