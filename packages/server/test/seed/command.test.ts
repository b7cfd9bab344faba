import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.js';
import { recordsAt, usageOf } from './records.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-seed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

/** Runs a command line and collects what it prints. */
async function command(...line: string[]): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: '', err: '' };
  const collect = (into: 'out' | 'err') => (text: unknown) => {
    printed[into] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(collect('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(collect('err'));
  const code = await run(line);
  return { code, ...printed };
}

const seed = (...options: string[]) => command('seed', ...options);

it('writes once, then only what has happened since', { timeout: 120_000 }, async () => {
  const first = await seed('--data', folder, '--days', '5', '--now', '2026-11-22T09:00:00Z');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/^[1-9]\d* records written, 0 known already\./);
  const again = await seed('--data', folder, '--days', '5', '--now', '2026-11-22T09:00:00Z');
  expect(again.out).toMatch(/^0 records written, [1-9]\d* known already\./);
  const later = await seed('--data', folder, '--days', '6', '--now', '2026-11-23T09:00:00Z');
  expect(later.out).toMatch(/^[1-9]\d* records written, [1-9]\d* known already\..* 2026-11-17\.\n$/);
});

it('says so when the store has usage of another seed', { timeout: 120_000 }, async () => {
  const other = await mkdtemp(join(tmpdir(), 'credit-usage-seed-'));
  const file = join(other, 'usage.ndjson');
  const [first] = usageOf(recordsAt('2026-11-22T09:00:00Z', 2));
  await writeFile(file, JSON.stringify({ ...first, description: 'Something else' }));
  expect((await command('import', file, '--data', join(other, 'data'))).code).toBe(0);
  const { code, err } = await seed(
    '--data',
    join(other, 'data'),
    '--days',
    '2',
    '--now',
    '2026-11-22T09:00:00Z',
  );
  expect(code).toBe(2);
  expect(err).toContain('another version');
  await rm(other, { recursive: true, force: true });
});

it('refuses days before its organizations began', async () => {
  const { code, err } = await seed('--data', folder, '--now', '2021-06-01T00:00:00Z');
  expect(code).toBe(2);
  expect(err).toContain('2021-01-01');
});

it.each([
  ['--days', '0'],
  ['--now', 'yesterday'],
  ['--dayz', '3'],
])('refuses %s %s', async (...options) => {
  expect((await seed('--data', folder, ...options)).code).toBe(2);
});
