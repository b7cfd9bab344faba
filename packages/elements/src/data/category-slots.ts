import { assignPlaces, preferPlaces, type SlotPlaces } from '../chart/palette.js';
import { attempt } from '../util/attempt.js';
import { bySize, readCredits } from '../util/credits.js';
import { readList, readObject, readText, readTexts } from '../util/read.js';

/**
 * The colour of each category, for everything that shares a provider or a source. The largest categories of the first answer get the colours
 * and keep them: a filter changes the ranking, but must not change a colour.
 */
export class CategorySlots {
  #places: SlotPlaces = new Map();
  #isRanked = false;

  /** Sets the page's own order. Categories that already have a place keep it. */
  order(ids: readonly string[]): void {
    this.#places = assignPlaces(ids, this.#places);
    this.#isRanked = true;
  }

  /** All places, including those that these categories would get. */
  placesOf(ids: readonly string[]): SlotPlaces {
    return preferPlaces(ids, this.#places);
  }

  /** Takes the categories of an answer with usage, largest first. Those with a place from an earlier answer, or from the page, keep it. */
  rank(ids: readonly string[]): SlotPlaces {
    this.#places = preferPlaces(ids, this.#isRanked || ids.length === 0 ? this.#places : undefined);
    this.#isRanked ||= ids.length > 0;
    return this.#places;
  }
}

/** The ids of categories with amounts, largest first, refunds by their size. */
export function rankedIds(categories: unknown): readonly string[] {
  return readList(categories)
    .flatMap((item) => {
      const category = readObject(item);
      const id = readText(category?.id);
      return id === undefined ? [] : [{ id, total: readCredits(category?.total) ?? '0' }];
    })
    .sort(bySize)
    .map(({ id }) => id);
}

/** The ids in an order that a page has set, which may not have the right type. */
export const idsIn = (order: unknown): readonly string[] => attempt(() => readTexts(order)) ?? [];
