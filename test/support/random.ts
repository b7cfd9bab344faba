/** Random choices that a seed repeats. */
export class Random {
  readonly seed: number;
  #state: number;

  constructor(seed: number) {
    this.seed = seed;
    this.#state = seed >>> 0;
  }

  /** From 0, below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.int(0, items.length - 1)] as Item;
  }

  /** Keeps each item with this probability, in the given order. */
  some<Item>(items: readonly Item[], probability: number): Item[] {
    return items.filter(() => this.chance(probability));
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [copy[i], copy[j]] = [copy[j] as Item, copy[i] as Item];
    }
    return copy;
  }
}

/** `CREDIT_USAGE_SEED` repeats a run; without it, every run differs. Put the seed into the suite's name. */
export function seedOfRun(): number {
  const given = process.env.CREDIT_USAGE_SEED;
  if (given === undefined) return Math.floor(Math.random() * 1_000_000_000);
  const seed = Number(given);
  if (!Number.isSafeInteger(seed)) throw new Error(`CREDIT_USAGE_SEED is not a whole number: ${given}`);
  return seed;
}

/** How much is tried: with `CREDIT_USAGE_EFFORT=10`, ten times as much as usual. */
export function effort(count: number): number {
  return Math.max(1, Math.round(count * Number(process.env.CREDIT_USAGE_EFFORT ?? 1)));
}
