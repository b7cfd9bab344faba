import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { logTo } from '../../src/cli/log.js';
import { printable } from '../../src/log/printable.js';

describe('a text for a terminal', () => {
  it.each([
    ['colours and the cursor', 'a\u001b[2Jb\rc\bd\u009be', 'a[2Jbcde'],
    ['what turns the direction', 'a\u202eb\u2066c\u2069d', 'abcd'],
  ])('is without %s', (_, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it.each(['two\nlines', 'नमस्ते', 'مرحبا', '👩‍🚀 …'])('%j stays as it is', (text) => {
    expect(printable(text)).toBe(text);
  });

  it('is one line in a log in words, whatever the store says', () => {
    const stream = new PassThrough();
    const failed = new Error('no\u001b[1A\nforged', { cause: new Error('\u202edne eht') });
    logTo(stream, 'text').error(failed, 'request_1');
    expect(String(stream.read())).toMatch(/^\S+Z request_1 Error: no\[1A forged ← Error: dne eht\n$/);
  });
});
