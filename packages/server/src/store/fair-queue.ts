/**
 * A queue with lanes that take turns; within a lane, the first item goes first. An item may wait in several lanes: it leaves all of them
 * at once, and only the lane whose turn it was goes behind the others.
 */
export class FairQueue<Item> {
  /** The lane whose turn is next stands first. None is empty. */
  readonly #lanes = new Map<string, Set<Item>>();
  readonly #lanesOf = new Map<Item, Set<string>>();

  /** How many items wait. */
  get size(): number {
    return this.#lanesOf.size;
  }

  /** How many of them wait in this lane. */
  sizeOf(lane: string): number {
    return this.#lanes.get(lane)?.size ?? 0;
  }

  has(item: Item): boolean {
    return this.#lanesOf.has(item);
  }

  /** Puts an item at the end of a lane. An item that is in the lane already keeps its place. */
  add(item: Item, lane: string): void {
    entry(this.#lanes, lane).add(item);
    entry(this.#lanesOf, item).add(lane);
  }

  /** Takes an item out of all its lanes. */
  delete(item: Item): void {
    for (const lane of this.#lanesOf.get(item) ?? []) {
      const items = this.#lanes.get(lane);
      items?.delete(item);
      if (!items?.size) this.#lanes.delete(lane);
    }
    this.#lanesOf.delete(item);
  }

  /** Takes the item whose turn it is. */
  next(): Item | undefined {
    const [first] = this.#lanes;
    if (!first) return undefined;
    const [lane, items] = first;
    const [item] = items as Set<Item> & Iterable<Item>;
    this.#lanes.delete(lane);
    this.#lanes.set(lane, items);
    this.delete(item as Item);
    return item;
  }
}

function entry<Key, Value>(map: Map<Key, Set<Value>>, key: Key): Set<Value> {
  let set = map.get(key);
  if (!set) {
    set = new Set();
    map.set(key, set);
  }
  return set;
}
