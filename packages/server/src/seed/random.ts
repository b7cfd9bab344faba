/** A minimum and a maximum. */
export type Span = readonly [least: number, most: number];

/** Numbers that look random but are always the same for a name: a day's usage must not depend on when it is generated. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** An integer within the span, both ends included. */
  whole(span: Span): number;
  /** A number within the span. A `skew` above 1 makes small numbers more likely, as with real costs. */
  between(span: Span, skew?: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** An index, with a probability in proportion to its weight. */
  weighted(weights: readonly number[]): number;
  /** An integer with this mean: the fraction is the probability of rounding up. */
  count(mean: number): number;
}

export function randomOf(name: string): Random {
  const next = mulberry32(hash(name));
  const between: Random['between'] = ([least, most], skew = 1) => least + (most - least) * next() ** skew;
  return {
    next,
    between,
    whole: ([least, most]) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from');
      return item;
    },
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return index;
      }
      return 0;
    },
    count: (mean) => Math.floor(mean) + (next() < mean % 1 ? 1 : 0),
  };
}

/** FNV-1a, then mixed, so that names that differ in one digit do not begin with similar numbers. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < name.length; index++)
    value = Math.imul(value ^ name.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** A small generator with 32 bits of state: its period is far longer than what one day needs. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
