import { setTimeout as pause } from 'node:timers/promises';
import type { EventRecord } from '@credit-usage/sdk/contract';
import { StoreUnavailableError } from '@credit-usage/server';
import { store } from './usage.ts';

const ATTEMPTS = 5;

/**
 * Records usage from this process, and tries again while the store is busy. The ids have to come from the work itself, such as a job and its
 * step: then a record that is written again, also by a job that is repeated, counts once.
 *
 * @throws RecordsRefusedError for a record that is wrong, at once; StoreUnavailableError when the store has been busy all the time
 */
export async function record(records: readonly EventRecord[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await store.write(records);
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || attempt === ATTEMPTS) throw error;
      await pause(250 * 2 ** attempt);
    }
  }
}
