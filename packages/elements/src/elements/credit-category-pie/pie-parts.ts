import { compare, isNegative, shares } from '@credit-usage/sdk/credits';
import { type SeriesSlot, SLOT_COUNT, type SlotPlaces, slotAt, slotsIn } from '../../chart/palette.js';
import { sumOf } from '../../util/credits.js';
import type { PieCategory } from './credit-category-pie.model.js';

/** A row of the legend and its slice or bar: a category, or the combined rest. */
export interface PiePart {
  /** Unique in the pie. */
  readonly key: string;
  /** The id of the category, or all ids of the combined rest. */
  readonly ids: readonly string[];
  /** The name to show; undefined for the combined rest. */
  readonly label: string | undefined;
  readonly slot: SeriesSlot;
  /** Undefined if not known. */
  readonly total: string | undefined;
  /** In percent of the sum of all positive categories, with one decimal; undefined for others, and while any amount is not known. */
  readonly share: string | undefined;
  /** The size to draw. */
  readonly amount: number;
  /** The categories of the combined rest, largest first. */
  readonly members: readonly PiePart[];
}

/** The parts of a pie. */
export interface PieParts {
  /** Largest first, the combined rest last. */
  readonly parts: readonly PiePart[];
  /** Negative categories, which have no slice; the largest refund first. */
  readonly refunds: readonly PiePart[];
}

/** The key of the combined rest. It cannot be a category's: those have at least two words. */
export const REST_KEY = 'rest';

/**
 * Divides a pie: a part for each of the largest categories, and one for all others if there are several, so that none of the combined ones
 * is larger than one shown by itself.
 */
export function partsOf(categories: readonly PieCategory[], places: SlotPlaces): PieParts {
  const keys = keysOf(categories);
  const all = categories.map((category, index) => partOf(category, keys[index] ?? '', places));
  const positive = all.filter(({ total }) => !isBelowZero(total)).sort(byTotal);
  const refunds = all.filter(({ total }) => isBelowZero(total)).sort((a, b) => byTotal(b, a));
  const others = positive.length > SLOT_COUNT + 1 ? positive.splice(SLOT_COUNT) : [];
  const shown = [...positive, ...refunds];
  const slots = slotsIn(
    shown.map(({ ids }) => ids[0]),
    places,
  );
  const painted = shown.map((part, index) => ({ ...part, slot: slots[index] ?? 'other' }));
  const rest = others.length > 0 ? [restOf(others)] : [];
  return {
    parts: withShares([...painted.slice(0, positive.length), ...rest]),
    refunds: painted.slice(positive.length),
  };
}

/**
 * Adds the shares. The combined rest has that of its own sum, because many small categories would each be rounded to nothing; its members
 * divide it, so that what is shown adds up whether it is expanded or not. With one unknown amount, every share would be wrong, so there are
 * none.
 */
function withShares(parts: readonly PiePart[], whole?: string): readonly PiePart[] {
  const totals = parts.map(({ total }) => total).filter((total) => total !== undefined);
  if (totals.length < parts.length) return parts;
  const given = shares(totals, whole);
  return parts.map((part, index) => ({
    ...part,
    share: given[index],
    members: withShares(part.members, given[index]),
  }));
}

/** Keys by id, so that a newer answer keeps its rows. An id that wrongly occurs twice still gives two rows. */
function keysOf(categories: readonly PieCategory[]): string[] {
  const seen = new Set<string>();
  return categories.map(({ id }, index) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst ? `category ${id}` : `again ${index} ${id}`;
  });
}

function partOf({ id, label, total }: PieCategory, key: string, places: SlotPlaces): PiePart {
  return {
    key,
    ids: [id],
    label,
    slot: slotAt(places.get(id)),
    total,
    share: undefined,
    amount: total === undefined ? 0 : Math.max(0, Number(total)),
    members: [],
  };
}

function restOf(members: readonly PiePart[]): PiePart {
  return {
    key: REST_KEY,
    ids: members.flatMap(({ ids }) => ids),
    label: undefined,
    slot: 'other',
    total: sumOf(members.map(({ total }) => total)),
    share: undefined,
    amount: members.reduce((all, { amount }) => all + amount, 0),
    members,
  };
}

function isBelowZero(total: string | undefined): boolean {
  return total !== undefined && isNegative(total);
}

/** Largest first, unknown totals last. */
function byTotal({ total: a }: PiePart, { total: b }: PiePart): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compare(b, a);
}
