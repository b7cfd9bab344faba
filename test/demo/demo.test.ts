import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cleanup } from '../../scripts/demo/cleanup.ts';
import { sumOfColumn } from '../../scripts/demo/csv.ts';
import { CheckError, expectEqual } from '../../scripts/demo/expect.ts';
import { apiOn, isHeld } from '../../scripts/demo/holder.ts';
import { daysSince, storyWeek } from '../../scripts/demo/week.ts';

it('adds up a column, whatever the cells before it hold', () => {
  const csv = 'label,credits,id\r\n"a, ""b""",1.1,x\r\n,-0.2,\r\nplain,0.000001,y\r\n';
  expect(sumOfColumn(csv, 'credits')).toBe('0.900001');
  expect(() => sumOfColumn(csv, 'label')).toThrow(RangeError);
});

it.each([
  ['2026-11-18T23:59:59Z', '2026-11-12'],
  ['2026-11-19T00:00:00Z', '2026-11-19'],
  ['2026-11-22T12:00:00Z', '2026-11-19'],
  ['2026-11-25T12:00:00Z', '2026-11-19'],
  ['2026-11-26T00:00:00Z', '2026-11-26'],
])('keeps the story of %s in the week of %s', (now, thursday) => {
  expect(storyWeek(now)).toBe(thursday);
});

it('counts the days to make up for', () => {
  expect(daysSince('2026-11-19T23:00:00Z', '2026-11-22T01:00:00Z')).toBe(3);
  expect(daysSince('2026-11-22T01:00:00Z', '2026-11-19T23:00:00Z')).toBe(0);
});

it('ends what was begun, the last first, once, also when one fails', async () => {
  const ended: string[] = [];
  const cleanup = new Cleanup();
  cleanup.add(async () => ended.push('first'));
  cleanup.add(async () => ended.push('second'));
  await Promise.all([cleanup.run(), cleanup.run()]);
  expect(ended).toEqual(['second', 'first']);
});

describe('a folder of a demo', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'credit-usage-demo-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const hold = (holder: object) => writeFile(join(folder, 'holder.json'), JSON.stringify(holder));

  it('is used by a demo that runs while its API answers', async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/healthz' ? 200 : 404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await hold({ pid: process.pid, url });
    expect([await apiOn(folder), isHeld(folder)]).toEqual([url, true]);
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    expect([await apiOn(folder), isHeld(folder)]).toEqual([undefined, true]);
  });

  it('is free without a record of its holder, and once its holder has ended', async () => {
    expect([await apiOn(folder), isHeld(folder)]).toEqual([undefined, false]);
    const gone = spawnSync(process.execPath, ['--version']).pid;
    await hold({ pid: gone });
    expect([await apiOn(folder), isHeld(folder)]).toEqual([undefined, false]);
  });
});

it('tells what was expected and what was found', () => {
  expect(() => expectEqual('the total', '1', '1')).not.toThrow();
  expect(() => expectEqual('the total', '1.0', '1')).toThrow(
    new CheckError('the total: expected 1, found 1.0'),
  );
});
