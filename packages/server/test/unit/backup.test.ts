import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'credit-usage-backup-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(home, { recursive: true, force: true });
});

it('a store that lies elsewhere is copied, not the link to it', async () => {
  const [data, copy, disk] = ['data', 'copy', 'disk'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(disk);
  await writeFile(join(disk, 'part'), 'usage');
  await mkdir(data);
  await symlink(disk, join(data, 'store'));
  expect(await run(['backup', '--data', data, '--to', copy])).toBe(0);
  await rm(disk, { recursive: true });
  expect(await readFile(join(copy, 'store', 'part'), 'utf8')).toBe('usage');
});
