import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLines } from '../../src/cli/read-ndjson.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { fresh } from '../support/records.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'credit-usage-ndjson-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function linesOf(content: string | Uint8Array, ending = '.ndjson') {
  const file = join(home, fresh('file') + ending);
  await writeFile(file, content);
  let bytes = 0;
  const lines: [number, string][] = [];
  for await (const { number, text } of readLines(file, (count) => {
    bytes += count;
  }))
    lines.push([number, text]);
  return { lines, bytes };
}

describe('lines of a file', () => {
  it.each([
    ['one, ended or not', '{"a":1}', [[1, '{"a":1}']]],
    ['none', '', []],
    [
      'empty ones, which count',
      '\n\n1\n  \n2\n',
      [
        [3, '1'],
        [5, '2'],
      ],
    ],
    [
      'those of Windows',
      '1\r\n2\r\n',
      [
        [1, '1\r'],
        [2, '2\r'],
      ],
    ],
    // JSON allows these characters unescaped.
    [
      'no others of Unicode',
      '"a\u2028b\u2029c\u0085d"\n2',
      [
        [1, '"a\u2028b\u2029c\u0085d"'],
        [2, '2'],
      ],
    ],
    [
      'without the mark at the beginning of a file',
      '\ufeff1\n2',
      [
        [1, '1'],
        [2, '2'],
      ],
    ],
    [
      'with such a mark elsewhere',
      '1\n\ufeff2',
      [
        [1, '1'],
        [2, '\ufeff2'],
      ],
    ],
  ])('%s', async (_, content, expected) => {
    expect((await linesOf(content)).lines).toEqual(expected);
    expect((await linesOf(gzipSync(content), '.ndjson.gz')).lines).toEqual(expected);
  });

  it('are whole where the file is read in pieces, and bytes are counted as they lie on the disk', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => JSON.stringify('ü€😀'.repeat(index * 500)));
    const content = Buffer.from(texts.join('\n'));
    const { lines, bytes } = await linesOf(content);
    expect(lines.map(([, text]) => text)).toEqual(texts);
    expect(bytes).toBe(content.length);
    const packed = gzipSync(content);
    expect((await linesOf(packed, '.gz')).bytes).toBe(packed.length);
  });
});

describe('a line that is too long', () => {
  it.each([
    ['in the middle', `1\n${'x'.repeat(10_000_001)}\n2\n`, 2],
    ['at the end, which never comes', `${'\0'.repeat(30_000_000)}`, 1],
  ])('%s is named', async (_, content, line) => {
    for (const reading of [linesOf(content), linesOf(gzipSync(content), '.gz')]) {
      await expect(reading).rejects.toThrow(UsageError);
      await expect(reading).rejects.toThrow(
        new RegExp(`, line ${line}: Is longer than 10 MB\\. A file has one`),
      );
    }
  });

  it('is not read to its end', async () => {
    const file = join(home, 'endless.ndjson.gz');
    const content = gzipSync(Buffer.alloc(200_000_000));
    await writeFile(file, content);
    const before = process.memoryUsage().rss;
    let bytes = 0;
    const reading = readLines(file, (count) => {
      bytes += count;
    }).next();
    await expect(reading).rejects.toThrow('Is longer than 10 MB');
    expect(bytes).toBeLessThan(content.length);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });
});

describe('a file that is not UTF-8', () => {
  it.each([
    ['Latin-1', Buffer.from('{"id":"a"}\n{"id":"\xfc"}\n', 'latin1'), 2],
    ['half a character at the end', Buffer.from('{"id":"€"}').subarray(0, 9), 1],
    ['UTF-16', Buffer.from('\ufeff{}\n', 'utf16le'), 1],
  ])('%s: the line is named', async (_, content, line) => {
    const reading = linesOf(content);
    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow(
      new RegExp(`\\.ndjson, line ${line}: Is not valid UTF-8\\. Convert`),
    );
  });
});
