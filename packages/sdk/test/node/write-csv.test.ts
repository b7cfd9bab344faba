import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entryColumns } from '../../src/export/index.js';
import { AbortedError, ConfigError, type UsageEntry } from '../../src/index.js';
import { writeCsv } from '../../src/node/index.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-'));
  path = join(folder, 'entries.csv');
});
afterEach(() => rm(folder, { recursive: true }));

const entry = (id: number, credits: string): UsageEntry => ({
  id: `use_${id}`,
  time: '2026-11-22T08:00:00Z',
  category: 'LLM',
  description: 'x'.repeat(100),
  credits,
});
function* entries(count: number) {
  for (let id = 0; id < count; id++) yield entry(id, '0.1');
}
async function* failing() {
  yield* entries(2_000);
  throw new Error('connection lost');
}

test('writes all rows, counts them and adds up their credits exactly', async () => {
  const written = await writeCsv(entries(3_000), path, { columns: entryColumns });
  expect(written).toEqual({ rowCount: 3_000, total: '300' });
  const lines = (await readFile(path, 'utf8')).split('\r\n');
  expect(lines.length).toBe(3_002);
  expect(lines[0]).toBe('entryId,time,category,description,credits');
  expect(lines[3_000]).toMatch(/^use_2999,/);
  expect(await readdir(folder)).toEqual(['entries.csv']);
});

test('no rows are a header', async () => {
  expect(await writeCsv([], path, { columns: entryColumns })).toEqual({ rowCount: 0, total: '0' });
  expect(await readFile(path, 'utf8')).toBe('entryId,time,category,description,credits\r\n');
});

test('without credits there is no total', async () => {
  const columns = [{ name: 'id', kind: 'text', value: (row: UsageEntry) => row.id }] as const;
  expect(await writeCsv([entry(1, '2')], path, { columns })).toEqual({ rowCount: 1, total: null });
});

describe('after a failure nothing is left behind', () => {
  test('of a call without types', async () => {
    const write = writeCsv as (rows: Iterable<unknown>, path: string, options?: object) => Promise<unknown>;
    await expect(write([], path)).rejects.toThrow(/columns is missing/);
    await expect(write([[entry(1, '1')]], path, { columns: entryColumns })).rejects.toThrow(
      /entryId has no value/,
    );
    await expect(write([], path, { columns: entryColumns, singal: 1 })).rejects.toThrow(
      /did you mean "signal"/,
    );
    await expect(write([], path, { columns: entryColumns, signal: {} })).rejects.toThrow(/AbortSignal/);
    await expect(write([], path, { columns: [{ name: 'a', value: () => 1 }] })).rejects.toThrow(ConfigError);
    await expect(write({ data: [] } as never, path, { columns: entryColumns })).rejects.toThrow(
      /rows to loop over/,
    );
    expect(await readdir(folder)).toEqual([]);
  });

  test('of the rows', async () => {
    await expect(writeCsv(failing(), path, { columns: entryColumns })).rejects.toThrow('connection lost');
    expect(await readdir(folder)).toEqual([]);
  });

  test('and the file of before stays', async () => {
    await writeFile(path, 'before');
    await expect(writeCsv(failing(), path, { columns: entryColumns })).rejects.toThrow('connection lost');
    expect(await readdir(folder)).toEqual(['entries.csv']);
    expect(await readFile(path, 'utf8')).toBe('before');
  });

  test('of an amount', async () => {
    await expect(writeCsv([entry(1, 'much')], path, { columns: entryColumns })).rejects.toThrow(RangeError);
    expect(await readdir(folder)).toEqual([]);
  });

  test('of the last step', async () => {
    // A folder with something in it cannot be replaced by a file.
    await writeFile(join(folder, 'x'), '');
    await expect(writeCsv(entries(1), folder, { columns: entryColumns })).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['x']);
    expect(
      (await readdir(tmpdir())).filter((name) => name.includes('.tmp') && name.startsWith('.credit-usage-')),
    ).toEqual([]);
  });

  test('of the caller’s own', async () => {
    const controller = new AbortController();
    async function* slow() {
      yield entry(1, '1');
      controller.abort();
      yield entry(2, '1');
    }
    const { signal } = controller;
    await expect(writeCsv(slow(), path, { columns: entryColumns, signal })).rejects.toThrow(AbortedError);
    await expect(writeCsv(entries(1), path, { columns: entryColumns, signal })).rejects.toThrow(AbortedError);
    expect(await readdir(folder)).toEqual([]);
  });
});

test('while it is written, the old file is still there', async () => {
  await writeFile(path, 'before');
  async function* rows() {
    yield* entries(2_000);
    expect(await readFile(path, 'utf8')).toBe('before');
  }
  await writeCsv(rows(), path, { columns: entryColumns });
  expect(await readFile(path, 'utf8')).not.toBe('before');
});
