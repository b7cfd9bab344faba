import type { EventsAccepted, RecordError } from '@credit-usage/sdk/contract';
import { type Batch, emptyBatch, keyOf, sizeOf, type UsageRow } from '../store/batch.js';
import type { Database } from '../store/database.js';
import type { ReceiptClock } from '../store/receipt-clock.js';
import { StoreOverloadedError, StoreUnavailableError } from '../store/store-error.js';
import { CLAIM_SECONDS } from './claims.js';
import { commit, type Verdict, writeUsage } from './commit.js';
import { Intake } from './intake.js';
import { MOST_MONTHS, monthsOf } from './months.js';
import { WrittenCategories } from './written-categories.js';

/** Ids of the batch are known with different content. Nothing of the batch was written. */
export class IdConflictError extends Error {
  override readonly name = 'IdConflictError';
  constructor(readonly records: readonly RecordError[]) {
    super('A record has the id of another one with other content');
  }
}

/** Another server is writing an id of the batch with different content right now. Nothing of the batch was written. */
export class IdContestedError extends Error {
  override readonly name = 'IdContestedError';
  constructor() {
    super('Another server is writing a record with the same id and other content');
  }
}

/** A batch that waits for its turn. */
interface Waiting {
  readonly batch: Batch;
  readonly months: ReadonlySet<number>;
  readonly resolve: (result: EventsAccepted) => void;
  readonly reject: (error: unknown) => void;
}

/** A batch of so many months that it is written slice by slice. It was checked as a whole before the first slice. */
interface Long {
  readonly waiting: Waiting;
  readonly verdict: Verdict;
  readonly slices: (readonly UsageRow[])[];
  readonly ids: ReadonlySet<string>;
  /** When it was checked, in milliseconds. */
  readonly since: number;
}

/** How long a batch waits for others with which it can be written. */
const WINDOW_MS = 10;
/** The most records that are committed together. */
const MAX_RECORDS = 20_000;
/** How long a batch may take where other servers write as well: its claims must not expire while it is written. */
const LONGEST_MS = (CLAIM_SECONDS * 1000) / 2;

/**
 * The only way to write: batches are checked and written one group after another, so that no two of them can take the same id for new.
 * Batches that arrive while a group is being written form the next group. A batch that takes long lets a group pass between any two of
 * its slices, but no batch that has one of its ids. Where other processes write too, `claims.ts` keeps them apart.
 */
export class WriteQueue {
  /** The room for what is not written yet. Requests take their share of it as they are read. */
  readonly intake: Intake;
  readonly #database: Database;
  readonly #receipts: ReceiptClock;
  /** Undefined where others may write, and remove something, as well. */
  readonly #categories: WrittenCategories | undefined;
  #waiting: Waiting[] = [];
  #long: Long | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(database: Database, receipts: ReceiptClock, intake = new Intake()) {
    this.intake = intake;
    this.#database = database;
    this.#receipts = receipts;
    this.#categories = database.isShared() ? undefined : new WrittenCategories();
  }

  /** Resolves when every record of the batch is durable. */
  submit(batch: Batch): Promise<EventsAccepted> {
    if (this.#closed) return Promise.reject(new StoreUnavailableError('The server is stopping'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, months: monthsOf(batch.usage), resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Accepts nothing more, and writes the batches that are waiting. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length || this.#long) {
      if (!this.#closed) await new Promise((resolve) => setTimeout(resolve, WINDOW_MS));
      const long = this.#long;
      const group = this.#next();
      if (group.length) await this.#commit(group);
      if (long) await this.#goOn(long);
    }
    this.#running = undefined;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const batches = group.map(({ batch }) => batch);
    const receivedAt = this.#receipts.begin();
    try {
      const { verdicts, rest } = await commit(this.#database, batches, receivedAt, this.#categories);
      if (rest.length) this.#long = longOf(group, verdicts, rest);
      else settle(group, verdicts);
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      this.#receipts.end(receivedAt, batches);
    }
  }

  /** Writes one more slice. If that fails, the slices before are found as duplicates when the batch is sent again. */
  async #goOn(long: Long): Promise<void> {
    const usage = long.slices.shift() ?? [];
    const receivedAt = this.#receipts.begin();
    try {
      if (this.#database.isShared() && performance.now() - long.since > LONGEST_MS)
        throw new StoreOverloadedError('A batch of so many months took too long');
      await writeUsage(this.#database, usage, receivedAt);
      if (long.slices.length) return;
      settle([long.waiting], [long.verdict]);
    } catch (error) {
      long.waiting.reject(error);
    } finally {
      this.#receipts.end(receivedAt, [{ ...emptyBatch(), usage: [...usage] }]);
    }
    this.#long = undefined;
  }

  /** The next group: within the limits of records and months, unless one batch alone exceeds them. */
  #next(): readonly Waiting[] {
    const group = new Set<Waiting>();
    const months = new Set<number>();
    let records = 0;
    for (const waiting of this.#waiting) {
      if (this.#long && !maySlipBy(this.#long, waiting)) continue;
      records += sizeOf(waiting.batch);
      for (const month of waiting.months) months.add(month);
      if (group.size > 0 && (records > MAX_RECORDS || months.size > MOST_MONTHS)) break;
      group.add(waiting);
    }
    this.#waiting = this.#waiting.filter((waiting) => !group.has(waiting));
    return [...group];
  }
}

/**
 * Whether a batch may be written between two slices of a long one. It may not be long itself, nor have an id of the long one, which is
 * neither new nor known before all of that batch is written.
 */
function maySlipBy(long: Long, { batch, months }: Waiting): boolean {
  return months.size <= MOST_MONTHS && !batch.usage.some((row) => long.ids.has(idOf(row)));
}

const idOf = (row: UsageRow): string => keyOf(row.organization_id, row.id);

/** Only a batch that is alone in its group can have too many months. */
function longOf(
  [waiting]: readonly Waiting[],
  [verdict]: readonly Verdict[],
  slices: readonly (readonly UsageRow[])[],
): Long {
  if (!waiting || !verdict) throw new Error('What takes long is one batch');
  return {
    waiting,
    verdict,
    slices: [...slices],
    ids: new Set(waiting.batch.usage.map(idOf)),
    since: performance.now(),
  };
}

function settle(group: readonly Waiting[], verdicts: readonly Verdict[]): void {
  for (const [index, waiting] of group.entries()) {
    const verdict = verdicts[index] as Verdict;
    if ('conflicts' in verdict) waiting.reject(new IdConflictError(verdict.conflicts));
    else if ('contested' in verdict) waiting.reject(new IdContestedError());
    else waiting.resolve(verdict);
  }
}
