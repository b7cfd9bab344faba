import {
  beginnings,
  byDays,
  byHours,
  byMonths,
  byWeeks,
  type CalendarKey,
  type Dated,
} from './calendar-keys.js';

/** What a label names; `start` is an hour with its day. */
export type LabelGrain = 'start' | 'hour' | 'day' | 'month' | 'year';

/** A label below the bars. */
export interface AxisLabel {
  /** The bucket that it is below. */
  readonly bucket: number;
  readonly text: string;
  /** The indexes of the widths at which it is shown. */
  readonly widths: readonly number[];
}

/**
 * The smallest widths of the element, in ems, for each set of labels; the style sheet has the same numbers. Labels are chosen for every
 * width beforehand, so that resizing, zooming and printing need no script.
 */
export const LABEL_WIDTHS: readonly number[] = [14, 18, 24, 32, 42, 56, 72];

/** Which buckets get a label, and what it names. */
interface Step {
  readonly key: CalendarKey;
  readonly grain: LabelGrain;
}

const step =
  (key: (length: number) => CalendarKey, grain: LabelGrain) =>
  (length: number): Step => ({ key: key(length), grain });

/** From fine to coarse. */
const STEPS: readonly Step[] = [
  ...[1, 2, 3, 6, 12].map(step(byHours, 'hour')),
  ...[1, 2].map(step(byDays, 'day')),
  ...[1, 2].map(step(byWeeks, 'day')),
  ...[1, 2, 3, 6].map(step(byMonths, 'month')),
  ...[12, 24, 60, 120, 600].map(step(byMonths, 'year')),
];

/** The finest step for each length of buckets. */
const FINEST = new Map([
  ['hour', 0],
  ['week', 7],
  ['month', 9],
]);
const FINEST_OF_DAYS = 5;

/** In ems: the room beside the bars for amounts, and between two labels. */
const GUTTER = 4.5;
const NARROWEST_GUTTER = 1.9;
const BETWEEN = 0.9;
const NARROW_EM = 0.52;

/** As many labels as fit the largest width with texts of one character. */
const MOST_LABELS = Math.floor((Math.max(...LABEL_WIDTHS) - GUTTER) / (BETWEEN + NARROW_EM)) + 1;

/** The text of a label, for a grain such as hour, day or month. */
export type LabelText = (bucket: number, grain: LabelGrain) => string;

/** The labels for buckets: at each width those of the finest step that fits. */
export function axisLabels(buckets: readonly Dated[], unit: string, textOf: LabelText): AxisLabel[] {
  const steps = STEPS.slice(FINEST.get(unit) ?? FINEST_OF_DAYS).map(
    (step) => new Ladder(buckets, step, textOf),
  );
  const labels = new Map<string, { bucket: number; text: string; widths: number[] }>();
  for (const [width, ems] of LABEL_WIDTHS.entries()) {
    const room = ems - GUTTER;
    const band = room / Math.max(1, buckets.length);
    const chosen = steps.find((step) => step.mayFit(room) && fits(step.rungs, band));
    const shown = (chosen?.rungs ?? []).filter((each) => hasRoom(each, band, buckets.length));
    for (const { bucket, text } of chosen?.grain === 'hour' ? withDay(shown, buckets, band, textOf) : shown) {
      const id = `${bucket} ${text}`;
      const label = labels.get(id) ?? { bucket, text, widths: [] };
      label.widths.push(width);
      labels.set(id, label);
    }
  }
  return [...labels.values()].sort((a, b) => a.bucket - b.bucket);
}

interface Rung {
  readonly bucket: number;
  readonly text: string;
  readonly ems: number;
}

/** The labels of one step. Formatting texts is expensive, so it is skipped where there are too many labels anyway. */
class Ladder {
  readonly grain: LabelGrain;
  readonly #find: () => readonly number[];
  readonly #text: (bucket: number) => string;
  #starts: readonly number[] | undefined;
  #rungs: readonly Rung[] | undefined;

  constructor(buckets: readonly Dated[], { key, grain }: Step, textOf: LabelText) {
    this.grain = grain;
    this.#find = () => beginnings(buckets, key, MOST_LABELS) ?? [];
    this.#text = (bucket) => textOf(bucket, grain);
  }

  get starts(): readonly number[] {
    this.#starts ??= this.#find();
    return this.#starts;
  }

  get rungs(): readonly Rung[] {
    this.#rungs ??= this.starts.map((bucket) => rungOf(bucket, this.#text(bucket)));
    return this.#rungs;
  }

  mayFit(room: number): boolean {
    const count = this.starts.length;
    return count > 0 && (count - 1) * (BETWEEN + NARROW_EM) <= room;
  }
}

const rungOf = (bucket: number, text: string): Rung => ({ bucket, text, ems: emsOf(text) });

function fits(labels: readonly Rung[], band: number): boolean {
  return labels.every((label, index) => {
    const before = labels[index - 1];
    return !before || areApart(before, label, band);
  });
}

function areApart(before: Rung, label: Rung, band: number): boolean {
  return (label.bucket - before.bucket) * band >= (label.ems + before.ems) / 2 + BETWEEN;
}

/** Hours before the first midnight belong to a day that no label names. So the first hour that has room names it, replacing other hours but no day. */
function withDay(
  shown: readonly Rung[],
  buckets: readonly Dated[],
  band: number,
  textOf: LabelText,
): readonly Rung[] {
  const isDay = ({ bucket }: Rung): boolean => buckets[bucket]?.hour === 0;
  for (const [index, label] of shown.entries()) {
    if (isDay(label)) break;
    const start = rungOf(label.bucket, textOf(label.bucket, 'start'));
    const isKept = (each: Rung): boolean => areApart(start, each, band);
    const after = shown.slice(index + 1);
    if (hasRoom(start, band, buckets.length) && after.filter(isDay).every(isKept))
      return [start, ...after.filter(isKept)];
  }
  return shown;
}

/** Whether a label, which is wider than its bar, fits: at the start it may reach into the gutter, at the end there is no room beyond the bars. */
function hasRoom({ bucket, ems }: Rung, band: number, count: number): boolean {
  const before = (bucket + 0.5) * band + NARROWEST_GUTTER;
  const after = (count - bucket - 0.5) * band;
  return Math.min(before, after) >= ems / 2;
}

/** Widths are estimated, not measured, and rather too wide: characters of wide scripts are as wide as high. */
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;
function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : NARROW_EM;
  return ems;
}
