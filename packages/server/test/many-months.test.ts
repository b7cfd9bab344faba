import type { EventRecord } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/test-store.js';
import { MOST_MONTHS, monthsOf } from '../src/events/months.js';
import { checkedBatch } from '../src/events/write-events.js';
import { IdConflictError, WriteQueue } from '../src/events/write-queue.js';
import { partsOf, type StoreParts } from '../src/open-store.js';
import type { UsageRow } from '../src/store/batch.js';
import type { Database } from '../src/store/database.js';
import { agent, fresh, usage } from './support/records.js';

let opened: TestStore;
let parts: StoreParts;
beforeAll(async () => {
  opened = await openTestStore();
  parts = partsOf(opened.store);
}, 120_000);
afterAll(() => opened.close());

/** How many months each statement has written, and what to do before a statement. */
let written: number[];
let before: (statement: number) => Promise<void> | void;
let queue: WriteQueue;
beforeEach(() => {
  written = [];
  before = () => undefined;
  const database: Database = new Proxy(parts.database, {
    get(target, name) {
      const method = Reflect.get(target, name, target).bind(target);
      if (name !== 'insert') return method;
      return async (into: string, rows: readonly object[]) => {
        if (into === 'usage') {
          written.push(monthsOf(rows as UsageRow[]).size);
          await before(written.length);
        }
        return method(into, rows);
      };
    },
  });
  queue = new WriteQueue(database, parts.receipts);
});

const SLICES = 3;

/** One record for each month. */
const months = (org: string, count: number): EventRecord[] =>
  Array.from({ length: count }, (_, month) =>
    usage(org, new Date(Date.UTC(1990, month, 5)).toISOString(), '1', { id: `m${month}` }),
  );
const long = (org: string) => months(org, SLICES * MOST_MONTHS);

const submit = (records: readonly EventRecord[]) => queue.submit(checkedBatch(records, Date.now() * 1000));

async function countOf(org: string): Promise<number> {
  const [row] = await parts.database.select<{ count: number }>(
    'SELECT toUInt32(count()) AS count FROM usage WHERE organization_id = {org:String}',
    { org },
  );
  return row?.count ?? 0;
}

/** Does something once, immediately before a slice of the long batch is written. */
function beforeSlice(slice: number, work: () => Promise<void> | void): void {
  before = (statement) => {
    if (statement === slice) return work();
  };
}

describe('a batch of many months', () => {
  it('is written a bounded number of months at a time, and others come in between', async () => {
    const [org, other] = [fresh('org'), fresh('org')];
    const order: string[] = [];
    const small: Promise<unknown>[] = [];
    beforeSlice(1, () => {
      for (const month of [3, 4])
        small.push(
          submit([usage(other, `2026-0${month}-01T00:00:00Z`, '1')]).then(() => order.push('small')),
        );
    });
    expect(await submit(long(org))).toEqual({ accepted: SLICES * MOST_MONTHS, duplicates: 0 });
    order.push('long');
    await Promise.all(small);
    expect(order).toEqual(['small', 'small', 'long']);
    expect(written).toEqual([MOST_MONTHS, 2, MOST_MONTHS, MOST_MONTHS]);
    expect([await countOf(org), await countOf(other)]).toEqual([SLICES * MOST_MONTHS, 2]);
    // Everything has been written.
    expect(await submit(long(org))).toEqual({ accepted: 0, duplicates: SLICES * MOST_MONTHS });
    expect(written).toHaveLength(4);
  });

  it('goes alone, and batches that are of many months together do not go together', async () => {
    const org = fresh('org');
    const half = MOST_MONTHS - 1;
    const all = months(org, 3 * half);
    await Promise.all([0, 1, 2].map((part) => submit(all.slice(part * half, (part + 1) * half))));
    expect(written).toEqual([half, half, half]);
  });

  it('keeps its ids to itself until all of it is written: the same waits, other content is a conflict', async () => {
    const org = fresh('org');
    const last = long(org).at(-1) as EventRecord;
    let done = false;
    const others: Promise<unknown>[] = [];
    beforeSlice(1, () => {
      others.push(
        submit([last]).then((verdict) =>
          expect([done, verdict]).toEqual([true, { accepted: 0, duplicates: 1 }]),
        ),
        expect(submit([{ ...last, credits: '2' } as EventRecord])).rejects.toThrow(IdConflictError),
        submit(long(org)).then((verdict) => expect([done, verdict]).toMatchObject([true, { accepted: 0 }])),
      );
    });
    await submit(long(org)).then(() => {
      done = true;
    });
    await Promise.all(others);
    expect(await countOf(org)).toBe(SLICES * MOST_MONTHS);
  });

  it('is refused as a whole for one conflict in its last month', async () => {
    const org = fresh('org');
    const last = long(org).at(-1) as EventRecord;
    await submit([{ ...last, credits: '2' } as EventRecord]);
    await expect(submit([agent(org, 'a', 'A'), ...long(org)])).rejects.toThrow(IdConflictError);
    expect([written, await countOf(org)]).toEqual([[1], 1]);
  });

  it('that fails half-way is completed by sending it again, and others are written meanwhile', async () => {
    const org = fresh('org');
    beforeSlice(2, () => {
      throw new Error('The disk is full');
    });
    await expect(submit(long(org))).rejects.toThrow('The disk is full');
    expect(await submit([usage(org, '2026-03-01T00:00:00Z', '1')])).toEqual({ accepted: 1, duplicates: 0 });
    expect(await submit(long(org))).toEqual({
      accepted: (SLICES - 1) * MOST_MONTHS,
      duplicates: MOST_MONTHS,
    });
    expect(await countOf(org)).toBe(SLICES * MOST_MONTHS + 1);
  });

  it('is finished before the queue is closed', async () => {
    const org = fresh('org');
    const accepted = submit(long(org));
    await queue.close();
    expect((await accepted).accepted).toBe(SLICES * MOST_MONTHS);
    expect(await countOf(org)).toBe(SLICES * MOST_MONTHS);
  });
});
