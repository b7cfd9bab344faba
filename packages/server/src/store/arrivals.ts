import type { EpochMicros } from '@credit-usage/sdk/time';
import type { Batch } from './batch.js';
import type { Sight } from './selection.js';

/** What is known of an organization's records. */
interface Arrival {
  /** The stamp of the last group that brought any. */
  readonly stamp: EpochMicros;
  /** No usage of it has a later time. */
  readonly latest: EpochMicros;
}

/**
 * Knows when something was last received of each organization, so that what was answered before can be told from what has changed.
 * Right only where this process alone writes.
 */
export class Arrivals {
  readonly #before: Arrival;
  readonly #since = new Map<string, Arrival>();

  /** @param before - what the store held when it was opened, all organizations together */
  constructor(before: Arrival) {
    this.#before = before;
  }

  /** Takes note of a group. It may not have been written, or not all of it: what is noted for nothing costs a question, and no more. */
  note(stamp: EpochMicros, batches: readonly Batch[]): void {
    for (const batch of batches) {
      for (const row of batch.usage) this.#add(row.organization_id, stamp, row.time);
      for (const row of [...batch.agents, ...batch.organizations, ...batch.conversations])
        this.#add(row.organization_id, stamp);
    }
  }

  /** The stamp of the last group that brought something of one of these organizations. */
  stampOf(organizations: readonly string[]): EpochMicros {
    return this.#of(organizations).stamp;
  }

  /**
   * A moment that says the same of these organizations as another does, and that many others share: no usage of theirs lies between
   * the two, and nothing of theirs was received between the two.
   */
  settle(organizations: readonly string[], at: Sight): Sight {
    const { stamp, latest } = this.#of(organizations);
    // A list that was begun before the last group came sees less than what is there now.
    return at.mark < stamp ? at : { asOf: Math.min(at.asOf, latest), mark: stamp };
  }

  #of(organizations: readonly string[]): Arrival {
    let { stamp, latest } = this.#before;
    for (const id of organizations) {
      const since = this.#since.get(id);
      if (!since) continue;
      stamp = Math.max(stamp, since.stamp);
      latest = Math.max(latest, since.latest);
    }
    return { stamp, latest };
  }

  #add(organization: string, stamp: EpochMicros, time = this.#before.latest): void {
    const latest = Math.max(this.#since.get(organization)?.latest ?? this.#before.latest, time);
    this.#since.set(organization, { stamp, latest });
  }
}
