import { compare, isNegative, shares } from '@credit-usage/sdk/credits';
import { type SeriesSlot, SLOT_COUNT, type SlotPlaces, slotAt, slotsIn } from '../../chart/palette.js';
import { sumOf } from '../../util/credits.js';
import type { PieCategory } from './credit-category-pie.model.js';

/** A row of the legend, and the slice or bar that belongs to it: a category, or the folded rest. */
export interface PiePart {
  /** Unlike every other in the pie. */
  readonly key: string;
  /** The category, or those that are folded here. */
  readonly ids: readonly string[];
  /** The name to show; undefined on the folded rest. */
  readonly label: string | undefined;
  readonly slot: SeriesSlot;
  /** Undefined is not known. */
  readonly total: string | undefined;
  /** In percent of all positive categories, with one decimal; undefined for what is no part of them. */
  readonly share: string | undefined;
  /** How much of it is drawn. */
  readonly amount: number;
  /** What is folded here, largest first. */
  readonly members: readonly PiePart[];
}

/** A pie, divided. */
export interface PieParts {
  /** Largest first, the folded rest last. */
  readonly parts: readonly PiePart[];
  /** What is below zero, largest refund first: it has no slice. */
  readonly refunds: readonly PiePart[];
}

/** The key of the folded rest; those of categories are two words at least. */
export const REST_KEY = 'rest';

/**
 * Divides a pie: a part for each of the largest, and one for the others together when there are several, so that nothing in it is larger
 * than what stands for itself. Shares are of the sum of all positive categories, folded or not, so that opening the rest changes no number.
 */
export function partsOf(categories: readonly PieCategory[], places: SlotPlaces): PieParts {
  const given = sharesOf(categories);
  const keys = keysOf(categories);
  const all = categories.map((category, index) => partOf(category, keys[index] ?? '', given[index], places));
  const positive = all.filter(({ total }) => !isBelowZero(total)).sort(byTotal);
  const refunds = all.filter(({ total }) => isBelowZero(total)).sort((a, b) => byTotal(b, a));
  const others = positive.length > SLOT_COUNT + 1 ? positive.splice(SLOT_COUNT) : [];
  const shown = [...positive, ...refunds];
  const slots = slotsIn(
    shown.map(({ ids }) => ids[0]),
    places,
  );
  const painted = shown.map((part, index) => ({ ...part, slot: slots[index] ?? 'other' }));
  return {
    parts: [...painted.slice(0, positive.length), ...(others.length > 0 ? [restOf(others)] : [])],
    refunds: painted.slice(positive.length),
  };
}

/** The shares of those that have one; with an unknown amount among them no share would be true. */
function sharesOf(categories: readonly PieCategory[]): readonly (string | undefined)[] {
  const totals = categories.map(({ total }) => total).filter((total) => total !== undefined);
  if (totals.length < categories.length) return [];
  return shares(totals).map((share, index) => (isBelowZero(totals[index]) ? undefined : share));
}

/** By id, so that a newer answer finds its rows again. An id that occurs twice is a lie, and still two rows. */
function keysOf(categories: readonly PieCategory[]): string[] {
  const seen = new Set<string>();
  return categories.map(({ id }, index) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst ? `category ${id}` : `again ${index} ${id}`;
  });
}

function partOf(
  { id, label, total }: PieCategory,
  key: string,
  share: string | undefined,
  places: SlotPlaces,
): PiePart {
  return {
    key,
    ids: [id],
    label,
    slot: slotAt(places.get(id)),
    total,
    share,
    amount: total === undefined ? 0 : Math.max(0, Number(total)),
    members: [],
  };
}

/** Its share is the sum of the shares that show when it is opened. */
function restOf(members: readonly PiePart[]): PiePart {
  const shares = members.map(({ share }) => share);
  return {
    key: REST_KEY,
    ids: members.flatMap(({ ids }) => ids),
    label: undefined,
    slot: 'other',
    total: sumOf(members.map(({ total }) => total)),
    share: sumOf(shares),
    amount: members.reduce((all, { amount }) => all + amount, 0),
    members,
  };
}

function isBelowZero(total: string | undefined): boolean {
  return total !== undefined && isNegative(total);
}

/** Largest first; what is not known last. */
function byTotal({ total: a }: PiePart, { total: b }: PiePart): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compare(b, a);
}
