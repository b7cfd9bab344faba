import type { EpochMicros } from '@credit-usage/sdk/time';
import type { Batch } from './batch.js';
import type { Sight } from './selection.js';

/** What is known of an organization's records. */
interface Arrival {
  /** The stamp of the last group with any of them. */
  readonly stamp: EpochMicros;
  /** No usage of it has a later time. */
  readonly latest: EpochMicros;
}

/**
 * Knows when something was last received for each organization, and so whether an earlier answer still holds. Correct only where this
 * process alone writes.
 */
export class Arrivals {
  readonly #before: Arrival;
  readonly #since = new Map<string, Arrival>();

  /** @param before - what the store held when it was opened, all organizations together */
  constructor(before: Arrival) {
    this.#before = before;
  }

  /** Notes a group, even one that failed to be written: a note too many only costs one more question to the store. */
  note(stamp: EpochMicros, batches: readonly Batch[]): void {
    for (const batch of batches) {
      for (const row of batch.usage) this.#add(row.organization_id, stamp, row.time);
      for (const row of [...batch.agents, ...batch.organizations, ...batch.conversations])
        this.#add(row.organization_id, stamp);
    }
  }

  /** The stamp of the last group with records of one of these organizations. */
  stampOf(organizations: readonly string[]): EpochMicros {
    return this.#of(organizations).stamp;
  }

  /**
   * A moment at which the answers about these organizations are the same as at the given one, and which many requests share: none of
   * their usage lies between the two, and nothing was received for them in between.
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
