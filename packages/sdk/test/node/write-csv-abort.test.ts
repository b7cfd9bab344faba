import { getEventListeners } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { entryColumns, historyRows, usageColumns } from '../../src/export/index.js';
import { AbortedError, CreditUsageClient, type UsageEntry } from '../../src/index.js';
import { writeCsv } from '../../src/node/index.js';
import { failure } from '../support/scripted-fetch.js';

const opened = vi.hoisted((): FileHandle[] => []);
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (...args) => {
    const file = await real.open(...args);
    opened.push(file);
    return file;
  };
  return { ...real, open };
});

let folder: string;
let path: string;
let controller: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-abort-'));
  path = join(folder, 'entries.csv');
  controller = new AbortController();
  opened.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const entry: UsageEntry = {
  id: 'use_1',
  time: '2026-11-22T08:00:00Z',
  category: 'LLM',
  description: 'Answer',
  credits: '0.1',
};
const write = (rows: Iterable<UsageEntry> | AsyncIterable<UsageEntry>) =>
  writeCsv(rows, path, { columns: entryColumns, signal: controller.signal });

/** A failed call must leave no file behind, and none open. */
async function expectNothingLeft(): Promise<void> {
  expect(await readdir(folder)).toEqual([]);
  expect(opened.map(({ fd }) => fd)).toEqual(opened.map(() => -1));
}

describe('a caller that gives up', () => {
  test('before the first row: none is asked for, and no file is opened', async () => {
    controller.abort('enough');
    const next = vi.fn();
    const error = await failure(write({ [Symbol.asyncIterator]: () => ({ next }) }));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ cause: 'enough' });
    expect(next).not.toHaveBeenCalled();
    expect(opened).toEqual([]);
  });

  test.each([true, false])(
    'in the middle of rows without end, which come at once (async: %s)',
    async (late) => {
      let closed = false;
      function* endless() {
        try {
          for (let count = 0; ; count++) {
            if (count === 2_000) controller.abort();
            if (count > 3_000) throw new Error('still being read');
            yield entry;
          }
        } finally {
          closed = true;
        }
      }
      async function* inTime() {
        yield* endless();
      }
      expect(await failure(write(late ? inTime() : endless()))).toBeInstanceOf(AbortedError);
      expect(closed).toBe(true);
      await expectNothingLeft();
    },
  );

  test('between two rows, of which there is no end and which nobody can leave', async () => {
    let count = 0;
    const next = async () => {
      if (++count > 5_000) throw new Error('still being read');
      return { done: false, value: entry };
    };
    const value = ({ id }: UsageEntry) => {
      if (count === 2_000) controller.abort();
      return id;
    };
    const columns = [{ name: 'id', kind: 'text', value } as const];
    const rows = { [Symbol.asyncIterator]: () => ({ next }) };
    const { signal } = controller;
    expect(await failure(writeCsv(rows, path, { columns, signal }))).toBeInstanceOf(AbortedError);
    expect(count).toBe(2_000);
    await expectNothingLeft();
  });

  test('while it waits for a row that never comes', async () => {
    const returned = vi.fn(() => new Promise<never>(() => {}));
    let asked = 0;
    const rows = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          if (asked++ === 0) return Promise.resolve({ done: false as const, value: entry });
          setTimeout(() => controller.abort('enough'));
          return new Promise<never>(() => {});
        },
        return: returned,
      }),
    };
    const error = await failure(write(rows));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ cause: 'enough' });
    expect(returned).toHaveBeenCalledOnce();
    await expectNothingLeft();
  });

  test.each(['a list', 'a history', 'the rows of a history'])(
    'while %s waits for its answer: the request ends as well',
    async (what) => {
      const signals: AbortSignal[] = [];
      const client = new CreditUsageClient({
        baseUrl: 'https://usage.example.com',
        fetch: (_, { signal }) => {
          signals.push(signal);
          setTimeout(() => controller.abort('enough'));
          return new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        },
      });
      const history = client.usage.history({ from: '2026-11-01', to: '2026-11-08' });
      const { signal } = controller;
      const writing = {
        'a list': () => write(client.conversations.credits({ agentId: 'a', conversationId: 'c' })),
        'a history': () => writeCsv(history, path, { columns: [column], signal }),
        'the rows of a history': () =>
          writeCsv(historyRows(history), path, { columns: usageColumns, signal }),
      }[what];
      expect(await failure(writing?.() ?? Promise.resolve())).toMatchObject({
        kind: 'aborted',
        cause: 'enough',
      });
      expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
      await expectNothingLeft();
    },
  );

  test('after the last row: the file does not appear', async () => {
    function* rows() {
      yield entry;
      // Writing and closing the file takes several turns of the event loop; this aborts in the first one.
      setImmediate(() => controller.abort());
    }
    expect(await failure(write(rows()))).toBeInstanceOf(AbortedError);
    await expectNothingLeft();
  });

  test('too late: the file stays', async () => {
    await write([entry]);
    controller.abort();
    expect(await readdir(folder)).toEqual(['entries.csv']);
  });
});

const column = { name: 'date', kind: 'text', value: (row: { date: string }) => row.date } as const;

test('rows that are refused in the middle are told that no more are wanted', async () => {
  let closed = false;
  function* rows() {
    try {
      for (;;) yield { ...entry, credits: 'much' };
    } finally {
      closed = true;
    }
  }
  await expect(write(rows())).rejects.toThrow(RangeError);
  expect(closed).toBe(true);
  await expectNothingLeft();
});

test('a file that has been written is closed, and the signal keeps no listener', async () => {
  await write([entry]);
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  expect(opened.map(({ fd }) => fd)).toEqual([-1]);
});
